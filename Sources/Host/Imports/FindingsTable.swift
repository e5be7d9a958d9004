import Foundation
import KazakhstanFormats
import PluginKit

/// The file as it was sent, with one more column: what was found about each row.
///
/// In UTF-8, with the mark by which spreadsheets know it.
struct FindingsTable: AsyncSequence, Sendable {
    let table: TableBytes
    private let notes: [Int: String]
    private let heading: String

    init(table: TableBytes, findings: [ImportFinding], heading: String, request: Request) {
        self.table = table
        self.heading = heading
        notes = Dictionary(grouping: findings, by: \.line).mapValues { findings in
            findings.map { finding in
                let column = finding.column.map { "\($0): " } ?? ""
                return column + request.text(finding.message)
            }.joined(separator: " ")
        }
    }

    /// `bodies.csv` gives `bodies-checked.csv`; what a workbook said is a table, too.
    static func name(for fileName: String?) -> String {
        let stem = (fileName ?? "import").split(separator: "/").last.map(String.init) ?? "import"
        let base = stem.lastIndex(of: ".").map { String(stem[..<$0]) } ?? stem
        return "\(base.prefix(200))-checked.csv"
    }

    func makeAsyncIterator() -> Iterator { Iterator(of: self) }

    struct Iterator: AsyncIteratorProtocol {
        private let findings: FindingsTable
        private var parts: TableBytes.Iterator
        private var decoder: TextDecoder?
        private var reader: CSVReader
        /// How many columns the header has; nil before it.
        private var width: Int?
        private var isOver = false

        init(of findings: FindingsTable) {
            self.findings = findings
            parts = findings.table.makeAsyncIterator()
            reader = CSVReader(numbering: findings.table.numbering)
        }

        mutating func next() async throws -> [UInt8]? {
            guard !isOver else { return nil }
            var rows: [CSVRow] = []
            if let part = try await parts.next() {
                var decoder = decoder ?? TextDecoder(encoding: TextEncoding(detecting: part[...]))
                try reader.read(try decoder.decode(part[...])) { rows.append($0) }
                self.decoder = decoder
            } else {
                isOver = true
                try reader.finish { rows.append($0) }
            }
            var bytes: [UInt8] = []
            for row in rows { append(row, to: &bytes) }
            return bytes
        }

        private mutating func append(_ row: CSVRow, to bytes: inout [UInt8]) {
            // Rows of nothing before the header are passed over, as when the file is taken in.
            guard !row.isBlank || width != nil else { return }
            let note = width == nil ? findings.heading : findings.notes[row.line] ?? ""
            if width == nil { bytes += [0xEF, 0xBB, 0xBF] }
            let width = width ?? row.fields.count
            self.width = width
            // The note stands below its heading, what is too much behind it.
            var cells = row.fields
            while cells.count < width { cells.append("") }
            cells.insert(note, at: width)
            bytes += CSVLine.of(cells.map(FormulaCell.defused))
        }
    }
}
