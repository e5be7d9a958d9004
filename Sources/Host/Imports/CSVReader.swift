/// One row of a table and the line of the file on which it begins.
package struct CSVRow: Sendable, Hashable {
    package let line: Int
    package let fields: [String]

    /// Whether nothing stands in it, as in the rows that spreadsheets leave between others.
    package var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
}

/// What is counted as a line of a table.
package enum CSVNumbering: Sendable, Hashable {
    /// A line of the text, as an editor counts.
    case lines
    /// A row, as a spreadsheet counts: a line end within a field begins none.
    case rows
}

/// A reader of tables as text, fed with bytes as they come.
///
/// RFC 4180, and what files really are: a quote inside an unquoted field is a character; lines end
/// with CRLF, LF or CR; a byte-order mark is passed over; blank lines are no rows. Without a
/// dialect the delimiter is taken from the first line that is not blank. Bytes are UTF-8: other encodings are
/// decoded before (see ``TextDecoder``). Whether a row has as many fields as the header is for the
/// caller to say: he knows the columns.
///
/// After a throw the reader must not be fed again.
package struct CSVReader {
    private var dialect: CSVDialect?
    private let numbering: CSVNumbering
    private let limits: CSVLimits
    private var opening: [UInt8] = []
    private var state = State.rowStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var line = 1
    private var rowLine = 1
    private var quoteLine = 1
    private var afterCarriageReturn = false

    private enum State { case rowStart, fieldStart, plain, quoted, quoteInQuoted }

    package init(
        dialect: CSVDialect? = nil, numbering: CSVNumbering = .lines,
        limits: CSVLimits = CSVLimits()
    ) {
        self.dialect = dialect
        self.numbering = numbering
        self.limits = limits
        isOpening = true
    }

    /// Whether the bytes of the beginning are still gathered, for the mark and the delimiter.
    private var isOpening: Bool

    /// Reads the next bytes and hands over each row that they complete.
    package mutating func read(
        _ bytes: ArraySlice<UInt8>, row: (CSVRow) throws -> Void
    ) throws {
        guard isOpening else { return try parse(bytes, row: row) }
        opening += bytes
        let isWhole = opening.drop(while: \.endsLine).contains(where: \.endsLine)
        if isWhole || opening.count > limits.fieldBytes { try open(row: row) }
    }

    package mutating func read(_ bytes: [UInt8], row: (CSVRow) throws -> Void) throws {
        try read(bytes[...], row: row)
    }

    /// Hands over the last row, when no line end closed it.
    package mutating func finish(row: (CSVRow) throws -> Void) throws {
        if isOpening { try open(row: row) }
        if state == .quoted { throw problem(.unterminatedQuote, line: quoteLine) }
        if state != .rowStart { try endRow(row) }
    }
}

extension CSVReader {
    private mutating func open(row: (CSVRow) throws -> Void) throws {
        isOpening = false
        let text = opening.starts(with: [0xEF, 0xBB, 0xBF]) ? opening.dropFirst(3) : opening[...]
        if dialect == nil {
            let header = text.drop(while: \.endsLine).prefix { !$0.endsLine }
            dialect = CSVDialect(header: header)
        }
        opening = []
        try parse(text, row: row)
    }

    /// Runs of ordinary bytes are taken at once; only the bytes that mean something are looked at
    /// one by one.
    private mutating func parse(_ bytes: ArraySlice<UInt8>, row: (CSVRow) throws -> Void) throws {
        let dialect = dialect ?? .comma
        try bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let start = index
                if state == .quoted {
                    while index < buffer.count, buffer[index] != dialect.quote,
                        buffer[index] > .carriageReturn || !buffer[index].endsLine
                    { index += 1 }
                } else if state == .plain {
                    while index < buffer.count, buffer[index] != dialect.delimiter,
                        buffer[index] > .carriageReturn || !buffer[index].endsLine
                    { index += 1 }
                }
                if index > start {
                    afterCarriageReturn = false
                    try append(buffer[start..<index])
                    continue
                }
                try take(buffer[index], dialect: dialect, row: row)
                index += 1
            }
        }
    }

    private mutating func take(
        _ byte: UInt8, dialect: CSVDialect, row: (CSVRow) throws -> Void
    ) throws {
        let completesLineEnd = afterCarriageReturn && byte == .lineFeed
        afterCarriageReturn = byte == .carriageReturn
        if byte.endsLine {
            try endLine(byte, completesLineEnd: completesLineEnd, row: row)
        } else {
            try takeWithinLine(byte, dialect: dialect)
        }
    }

    private mutating func endLine(
        _ byte: UInt8, completesLineEnd: Bool, row: (CSVRow) throws -> Void
    ) throws {
        switch state {
        case .quoted: try append(CollectionOfOne(byte))
        case .rowStart: break
        case .fieldStart, .plain, .quoteInQuoted: try endRow(row)
        }
        let isWithinRow = state == .quoted && numbering == .rows
        if !completesLineEnd, !isWithinRow { line += 1 }
        if state == .rowStart { rowLine = line }
        guard line <= limits.lines + 1 else { throw problem(.tooManyLines, line: line) }
    }

    private mutating func takeWithinLine(_ byte: UInt8, dialect: CSVDialect) throws {
        switch (state, byte) {
        case (.rowStart, dialect.quote), (.fieldStart, dialect.quote):
            state = .quoted
            quoteLine = line
        case (.quoted, dialect.quote):
            state = .quoteInQuoted
        case (.quoteInQuoted, dialect.quote):
            try append(CollectionOfOne(byte))
            state = .quoted
        case (.quoted, _):
            try append(CollectionOfOne(byte))
        case (_, dialect.delimiter):
            try endField()
            state = .fieldStart
        case (.quoteInQuoted, _):
            throw problem(.textAfterQuote, line: line)
        default:
            try append(CollectionOfOne(byte))
            state = .plain
        }
    }

    private mutating func append(_ run: some Collection<UInt8>) throws {
        guard field.count + run.count <= limits.fieldBytes else {
            throw problem(.fieldTooLong, line: line)
        }
        field.append(contentsOf: run)
    }

    private mutating func endField() throws {
        guard fields.count < limits.fields else { throw problem(.tooManyFields, line: line) }
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
    }

    private mutating func endRow(_ row: (CSVRow) throws -> Void) throws {
        try endField()
        let complete = CSVRow(line: rowLine, fields: fields)
        fields = []
        fields.reserveCapacity(complete.fields.count)
        state = .rowStart
        try row(complete)
    }

    private func problem(_ reason: CSVProblem.Reason, line: Int) -> CSVProblem {
        CSVProblem(reason: reason, line: line, column: fields.count + 1)
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
}
