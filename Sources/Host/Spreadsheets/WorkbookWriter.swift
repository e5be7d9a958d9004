import PluginKit

/// What stands above the rows of a sheet.
struct SheetHead: Sendable {
    /// On its tab.
    let title: String
    let columns: [Column]

    struct Column: Sendable {
        let title: String
        /// In digits.
        let width: Int
    }
}

/// A workbook, XLSX, that is written row by row and never held as a whole.
///
/// The first row of each sheet is its header, which stays in sight. Source: ECMA-376.
struct WorkbookWriter: ~Copyable {
    private let heads: [SheetHead]
    private let letters: [[UInt8]]
    private var archive = ZipArchive()
    private var xml: [UInt8] = []
    /// How many sheets were begun, and the last row of the present one.
    private var sheets = 0
    private var rows = 0
    /// Bytes of the present sheet.
    private var size = 0

    /// With the header.
    static let mostRows = 1_048_576

    init(_ heads: [SheetHead]) {
        self.heads = heads
        letters = (0..<(heads.map(\.columns.count).max() ?? 0)).map {
            Array(Self.letters(of: $0).utf8)
        }
        for part in WorkbookParts(titles: heads.map(\.title)).all {
            archive.add(part.name, part.content)
        }
    }

    /// Begins the next sheet; what stood before is the end of the last one.
    mutating func beginSheet() {
        endSheet()
        let head = heads[sheets]
        sheets += 1
        rows = 0
        size = 0
        archive.begin("xl/worksheets/sheet\(sheets).xml")
        xml += WorkbookParts.beginning(of: head).utf8
        write(head.columns.map { .text($0.title) }, .title)
    }

    /// - Throws: ``WorkbookFull`` where the sheet has as many rows as a spreadsheet reads.
    mutating func add(_ cells: [SheetCell]) throws(WorkbookFull) {
        guard rows < Self.mostRows, size < ZipArchive.limit / 2 else { throw WorkbookFull() }
        write(cells, nil)
        if xml.count >= Self.part { flush() }
    }

    /// After the last row of the last sheet.
    mutating func finish() {
        endSheet()
        archive.finish()
    }

    /// What was made since it was last taken.
    mutating func take() -> [UInt8] { archive.take() }

    /// So much is made smaller at once.
    private static let part = 1 << 16

    private mutating func write(_ cells: [SheetCell], _ look: SheetCell.Look?) {
        rows += 1
        let row = Array(String(rows).utf8)
        xml += "<row r=\"".utf8
        xml += row
        xml += "\">".utf8
        for (column, cell) in cells.enumerated() {
            cell.write(at: letters[column], row, look, to: &xml)
        }
        xml += "</row>\n".utf8
    }

    private mutating func flush() {
        size += xml.count
        archive.write(xml)
        xml.removeAll(keepingCapacity: true)
    }

    private mutating func endSheet() {
        guard sheets > 0 else { return }
        xml += WorkbookParts.end(lastCell: lastCell).utf8
        flush()
        archive.end()
    }

    private var lastCell: String {
        let columns = max(1, heads[sheets - 1].columns.count)
        return "\(Self.letters(of: columns - 1))\(rows)"
    }

    /// A, B, …, Z, AA, AB, …
    private static func letters(of column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? last : letters(of: column / 26 - 1) + last
    }
}

/// More rows than a spreadsheet can read.
struct WorkbookFull: Refusal {
    var consequence: Consequence { .invalid }
    var message: Message {
        Message("host.export.workbookFull", ["most": String(WorkbookWriter.mostRows - 1)])
    }
}
