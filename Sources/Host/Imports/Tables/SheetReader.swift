import PluginKit

/// Reads a table file as it comes: decoded, with its layout recognised and its rows numbered.
///
/// What is wrong with the file as text is told as findings, and such rows are not handed over.
struct SheetReader {
    let layout: TableLayout
    private let texts: any Texts
    private let titles: [String]
    private let numbering: CSVNumbering
    private let header: ImportRow.Header
    private let cells: [(position: Int, cell: RecordCell)]
    private var decoder: TextDecoder
    private var reader: CSVReader
    private var isHeaderPassed = false
    private var findings: [ImportFinding]
    private var handedOver = 0

    /// Above every list that people keep; a file of nothing but line ends must not fill the memory. A sheet
    /// may have as many rows as there are in one, of which most say nothing.
    private static func limits(_ numbering: CSVNumbering) -> CSVLimits {
        CSVLimits(
            fieldBytes: 65_536, fields: 200, lines: numbering == .rows ? 1_048_576 : rowLimit)
    }

    private static let rowLimit = 200_000
    /// Code points of a title; what is longer than that is told by its beginning.
    private static let titleLimit = 200

    /// - Parameter beginning: The first bytes of the file, its header among them. They are read again.
    /// - Throws: ``EmptyFile``, ``UnknownLayout``, ``UnreadableFile``, ``NoText``.
    init(
        beginning: [UInt8], numbering: CSVNumbering = .lines, of layouts: [TableLayout],
        _ texts: any Texts
    ) throws {
        let encoding = TextEncoding(detecting: beginning[...])
        self.numbering = numbering
        reader = CSVReader(numbering: numbering, limits: Self.limits(numbering))
        titles = try Self.titles(beginning, encoding)
        let folded = titles.map(TableLayout.folded)
        let match = layouts.lazy.compactMap { layout in
            layout.positions(below: folded).map { (layout, $0) }
        }.first
        guard let (layout, positions) = match else { throw UnknownLayout(layouts, found: titles) }
        self.layout = layout
        self.texts = texts
        decoder = TextDecoder(encoding: encoding)
        header = ImportRow.Header(positions: positions, titles: titles)
        cells = layout.columns.compactMap { column in
            column.cell.flatMap { cell in positions[column.name].map { ($0, cell) } }
        }
        findings = layout.name.isEmpty ? layout.unknown(titles, among: positions) : []
    }

    private static func titles(_ beginning: [UInt8], _ encoding: TextEncoding) throws -> [String] {
        var decoder = TextDecoder(encoding: encoding)
        let limits = limits(.lines)
        var reader = CSVReader(limits: limits)
        var first: CSVRow?
        try refusing {
            let text = try decoder.decode(beginning[...])
            // Nothing behind the first lines is looked at yet.
            let end = text.indices.dropFirst(limits.fieldBytes * 2).first ?? text.endIndex
            try reader.read(text[..<end]) { if !$0.isBlank { first = first ?? $0 } }
            if first == nil { try reader.finish { if !$0.isBlank { first = $0 } } }
        }
        guard let first else { throw EmptyFile() }
        return first.fields.map { FormulaCell.plain($0).clipped(to: titleLimit) }
    }

    /// The rows that the bytes complete.
    mutating func read(_ bytes: [UInt8]) throws -> [ImportRow] {
        try rows { decoder, reader, take in
            try reader.read(try decoder.decode(bytes[...]), row: take)
        }
    }

    /// The last row, where no line end closed it.
    mutating func finish() throws -> [ImportRow] {
        try rows { decoder, reader, take in
            try decoder.finish()
            try reader.finish(row: take)
        }
    }

    /// What was found since it was last asked for.
    mutating func takeFindings() -> [ImportFinding] {
        defer { findings.removeAll() }
        return findings
    }

    private mutating func rows(
        _ read: (inout TextDecoder, inout CSVReader, (CSVRow) throws -> Void) throws -> Void
    ) throws -> [ImportRow] {
        var lines: [CSVRow] = []
        try Self.refusing { try read(&decoder, &reader) { if !$0.isBlank { lines.append($0) } } }
        if !isHeaderPassed, !lines.isEmpty {
            isHeaderPassed = true
            findLostLetters(lines.removeFirst())
        }
        handedOver += lines.count
        guard handedOver <= Self.rowLimit else {
            throw UnreadableFile(
                line: lines.last?.line ?? 0, reason: "the table has too many lines")
        }
        return lines.compactMap { row($0) }
    }

    /// - Returns: Whether there are any.
    @discardableResult
    private mutating func findLostLetters(_ line: CSVRow) -> Bool {
        guard let position = line.fields.firstIndex(where: \.hasLostLetter) else { return false }
        findings.append(
            ImportFinding(
                line: line.line, column: titles.indices.contains(position) ? titles[position] : nil,
                code: "lostLetter", "host.import.lostLetter"))
        return true
    }

    private mutating func row(_ line: CSVRow) -> ImportRow? {
        guard !findLostLetters(line) else { return nil }
        let found = whole(line.fields)
        guard found.count == titles.count else {
            findings.append(
                ImportFinding(
                    line: line.line, code: "fieldCount",
                    Message(
                        "host.import.fieldCount",
                        ["found": String(found.count), "wanted": String(titles.count)])))
            return nil
        }
        let fields = found.map(FormulaCell.plain)
        var record = RecordTree()
        for (position, cell) in cells {
            guard let value = cell.value(of: fields[position], texts) else { continue }
            record.set(value, at: cell)
        }
        return ImportRow(
            line: line.line, cells: fields, header: header,
            record: cells.isEmpty ? .null : record.json(emptying: layout.optional))
    }

    /// A sheet need not hold the empty cells at the end of a row.
    private func whole(_ fields: [String]) -> [String] {
        guard numbering == .rows, fields.count < titles.count else { return fields }
        return fields + Array(repeating: "", count: titles.count - fields.count)
    }

    private static func refusing<Result>(_ read: () throws -> Result) throws -> Result {
        do { return try read() } catch let problem as CSVProblem {
            throw UnreadableFile(line: problem.line, reason: problem.description)
        } catch let broken as BrokenText {
            if broken.hasZero { throw NoText() }
            throw UnreadableFile(line: broken.place.line, reason: broken.description)
        }
    }
}

extension String {
    /// Whether a question mark stands right before a Cyrillic letter: a Kazakh letter was lost when the file
    /// was made.
    fileprivate var hasLostLetter: Bool {
        var wasQuestionMark = false
        for byte in utf8 {
            if wasQuestionMark, (0xD0...0xD3).contains(byte) { return true }
            wasQuestionMark = byte == UInt8(ascii: "?")
        }
        return false
    }

    /// Its beginning, of at most so many code points: one character may drag along a thousand marks.
    func clipped(to limit: Int) -> String {
        unicodeScalars.count <= limit ? self : String(unicodeScalars.prefix(limit))
    }
}

extension TableLayout {
    /// The columns of a header that are none of the fields', as warnings: what stands below is passed over.
    fileprivate func unknown(_ titles: [String], among positions: [String: Int]) -> [ImportFinding]
    {
        let known = Set(positions.values)
        return titles.indices.filter { !known.contains($0) && !titles[$0].isEmpty }.map {
            ImportFinding(
                line: 1, column: titles[$0], code: "unknownColumn", "host.import.unknownColumn",
                isWarning: true)
        }
    }
}
