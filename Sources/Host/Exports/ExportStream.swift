import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// An export on its way out: read and written part by part, however long it is.
struct ExportStream: Sendable {
    let kind: ExportKind
    let format: ExportFormat
    let request: Request
    /// Where demonstration data is loaded, each record says so. Source: PLT-14.
    let isDemonstration: Bool
    private let rows: ExportKind.Rows

    /// Finds out what is to be given out; nothing is read yet.
    init(
        _ kind: ExportKind, as format: ExportFormat, by query: JSON, for request: Request,
        isDemonstration: Bool
    ) throws {
        self.kind = kind
        self.format = format
        self.request = request
        self.isDemonstration = isDemonstration
        rows = try kind.open(request, query)
    }

    /// The same day's file has the same name: `officials-2026-11-25.csv`.
    var fileName: String { "\(kind.name)-\(request.today.iso8601).\(format.rawValue)" }

    func write(to write: ([UInt8]) async throws -> Void) async throws {
        let notice = isDemonstration ? request.text("host.demonstration.title") : nil
        let table = ExportTable(
            of: kind.fields, in: request.language, request.texts, saying: notice)
        if format == .csv { try await write(table.header) }
        try await request.database.stream(rows.sql) { part in
            var bytes: [UInt8] = []
            for row in part {
                let record = try rows.write(row)
                switch format {
                case .csv: bytes += table.line(try JSONParser.parse(record.bytes))
                case .jsonl: bytes += line(of: record, saying: notice)
                }
            }
            try await write(bytes)
        }
    }

    private func line(of record: JSONWriter, saying notice: String?) -> [UInt8] {
        guard let notice else { return record.bytes + [UInt8(ascii: "\n")] }
        return record.bytes.dropLast() + Array(",\"notice\":\(JSON.string(notice).text)}\n".utf8)
    }
}
