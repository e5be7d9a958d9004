import Foundation
import PluginKit

/// Where files are handed in: keeps them, has them taken in, and waits a while for what comes of it.
struct ImportCounter: Sendable {
    let site: Site
    let foreman: Foreman

    /// How long a program waits for a report before it is told to ask again.
    static let patience = Duration.seconds(20)

    /// - Returns: The import as it is when it is over, or when the patience is.
    func take(
        _ upload: Upload, as kind: ImportDesk.Kind, _ order: ImportOrder, for visit: Visit,
        waiting patience: Duration = Self.patience
    ) async throws -> ImportRecord {
        let request = site.request(
            for: visit, by: .requires(kind.kind.permission), path: [:], of: kind.plugin)
        let asked = try await site.imports.receive(
            upload, as: kind, order, for: request, telling: site.queue.ends)
        try await foreman.wait(for: asked.run, until: asked.end, atMost: patience)
        return try await record(asked.id, for: visit)
    }

    /// The import that a path names.
    func record(
        _ id: String?, of plugin: String? = nil, for visit: Visit
    ) async throws -> ImportRecord {
        guard let id = id.flatMap(UUID.init(uuidString:)) else { throw Missing() }
        return try await record(id, of: plugin, for: visit)
    }

    /// An import that the caller has sent; who runs the system sees all.
    func record(_ id: UUID, of plugin: String? = nil, for visit: Visit) async throws -> ImportRecord
    {
        let found = try await ImportRecords.find(id, of: visit.agency.id, in: site.database)
        guard let record = found, plugin == nil || record.plugin == plugin else { throw Missing() }
        let isOwn = record.account == visit.caller.account?.id
        guard isOwn || Access.requires(.plugins).admits(visit.caller.account) else {
            throw Missing()
        }
        return record
    }

    /// Asks to stop one that is not over.
    func cancel(_ record: ImportRecord, for visit: Visit) async throws {
        guard !record.state.isOver else { return }
        let request = site.request(for: visit, path: [:], of: nil)
        try await request.change { try await JobDesk.cancel(record.run, in: $0) }
        site.queue.ring()
    }

    /// The file as it was sent, with what was found about each row.
    func findings(of record: ImportRecord) async throws -> FileContent {
        guard let id = record.findings,
            let file = try await FileStore(database: site.database).find(
                id, of: record.agency, at: site.clock())
        else { throw Missing() }
        return FileContent(file: file, database: site.database)
    }
}
