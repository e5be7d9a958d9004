import AsyncAlgorithms
import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// An export on its way out: read and written part by part, however long it is.
struct ExportStream: Sendable {
    let format: ExportFormat
    private let export: ExportDesk.Kind
    private let query: JSON
    private let request: Request
    /// Where demonstration data is loaded, each record says so. Source: PLT-14.
    private let isDemonstration: Bool
    private let rows: ExportKind.Rows

    /// Finds out what is to be given out; nothing is read yet.
    init(
        _ export: ExportDesk.Kind, as format: ExportFormat, by query: JSON, for request: Request,
        isDemonstration: Bool
    ) async throws {
        self.export = export
        self.query = query
        self.format = format
        self.request = request
        self.isDemonstration = isDemonstration
        rows = try await export.kind.open(request, query)
    }

    /// The same day's file has the same name: `officials-2026-11-25.csv`.
    var fileName: String { "\(export.kind.name)-\(request.today.iso8601).\(format.rawValue)" }

    /// Before the first record: what is not public is written down in the audit, and what cannot be given out
    /// – a database that is away, or has no connection left, a list too long for a workbook – is found out
    /// while it can still be told.
    func begin() async throws {
        if format == .xlsx, try await fillsWorkbook { throw WorkbookFull() }
        try await request.change { change in
            guard export.kind.access != .public else {
                _ = try await change.value("SELECT true", as: Bool.self)
                return
            }
            let told = JSON.object([
                .init("export", .string("\(export.plugin.id)/\(export.kind.name)")),
                .init("by", masked(query)),
            ])
            try await change.audit("host.export.given", of: nil, after: told.text)
        }
    }

    /// What was typed may name a person, so the audit says only that something was.
    private func masked(_ query: JSON) -> JSON {
        guard case .object(let members) = query else { return query }
        let typed = Set(
            export.kind.query.filter { if case .text = $0.shape.wrapped { true } else { false } }
                .map(\.name))
        return .object(
            members.map { typed.contains($0.name) ? .init($0.name, "•••") : $0 })
    }

    /// Whether a sheet has no room for the last records: its first row is the header.
    private var fillsWorkbook: Bool {
        get async throws {
            try await request.database.value(
                "SELECT EXISTS (SELECT FROM (\(rows.sql)) AS records OFFSET \(WorkbookWriter.mostRows - 1))",
                as: Bool.self) ?? false
        }
    }

    func write(to write: ([UInt8]) async throws -> Void) async throws {
        let notice = isDemonstration ? request.text("host.demonstration.title") : nil
        let table = ExportTable(
            of: export.kind.fields, in: request.language, request.texts, saying: notice)
        var file = ExportFile(
            format, titled: request.text(Message(export.kind.title)), table)
        try await request.database.stream(rows.sql) { part in
            for record in try await rows.write(part) { try file.add(record) }
            try await write(file.take())
        }
        file.finish()
        try await write(file.take())
    }

    /// The same for a client, who may be slow or stop reading: then the database must not wait.
    ///
    /// Parts are read by a task of their own, which gives up where one of them is not taken in time; so the
    /// connection is free again though the client still hangs on his.
    func send(to client: ([UInt8]) async throws -> Void) async throws {
        let parts = AsyncThrowingChannel<[UInt8], any Error>()
        let end = ContinuousClock.now + Self.longest
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await write { part in
                        let patience = min(Self.patience, ContinuousClock.now.duration(to: end))
                        try await Deadline.keep(patience) { await parts.send(part) }
                        try Task.checkCancellation()
                    }
                    parts.finish()
                } catch let error as DeadlineMissed {
                    parts.fail(error)
                } catch {
                    parts.fail(ExportBroken(reason: error))
                }
            }
            for try await part in parts { try await client(part) }
            // Cancelled, the parts end as if there were no more: what is not whole must not be told so.
            try Task.checkCancellation()
        }
    }

    /// How long a part waits for a client.
    private static let patience = Duration.seconds(30)
    /// How long a client may take for the whole.
    private static let longest = Duration.seconds(900)
}

/// Reading came to its end before the list did.
struct ExportBroken: Error {
    let reason: any Error
}
