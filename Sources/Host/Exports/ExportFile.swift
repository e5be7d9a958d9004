import PluginKit

/// An export as a file that is made record by record and never held as a whole.
struct ExportFile: ~Copyable {
    private let format: ExportFormat
    private let table: ExportTable
    /// What was made and not taken yet.
    private var bytes: [UInt8] = []
    private var workbook: WorkbookWriter?

    /// - Parameter title: What stands on the tab of a workbook.
    init(_ format: ExportFormat, titled title: String, _ table: ExportTable) {
        self.format = format
        self.table = table
        switch format {
        case .csv: bytes = table.header
        case .jsonl: break
        case .xlsx:
            workbook = WorkbookWriter([table.head(titled: title)])
            workbook?.beginSheet()
        }
    }

    mutating func add(_ record: JSONWriter) throws {
        switch format {
        case .csv: bytes += table.line(try JSONParser.parse(record.bytes))
        case .jsonl: bytes += table.object(record)
        case .xlsx: try workbook?.add(table.cells(of: JSONParser.parse(record.bytes)))
        }
    }

    /// After the last record.
    mutating func finish() { workbook?.finish() }

    /// What was made since it was last taken.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes + (workbook?.take() ?? [])
    }
}
