import Foundation
import PluginKit
import PostgresStore

/// The files of records, which are withdrawn and never deleted.
extension FileStore {
    /// The files of one kind of a record that hold, the latest first.
    func list(
        _ kind: FileKind, of record: UUID, agency: UUID, _ paging: Paging
    ) async throws -> Listing<KeptFile> {
        let rows = Self.rows(kind, of: record, agency: agency)
        let files = try await database.query(
            "SELECT \(KeptFile.columns) \(rows) ORDER BY f.id DESC \(paging.slice)")
        return try await paging.listing(
            files.map(KeptFile.init), counting: rows, from: database)
    }

    /// Whether there is one.
    static func holds(
        _ kind: FileKind, of record: UUID, agency: UUID, in change: Change
    ) async throws -> Bool {
        let rows = rows(kind, of: record, agency: agency)
        return try await change.value("SELECT EXISTS (SELECT \(rows))", as: Bool.self) ?? false
    }

    private static func rows(_ kind: FileKind, of record: UUID, agency: UUID) -> SQL {
        """
        FROM platform.files f
        WHERE f.owner_id = \(record) AND f.plugin = \(kind.plugin) AND f.kind = \(kind.name)
            AND f.agency_id = \(agency) AND f.expires_at IS NULL AND f.withdrawn_at IS NULL
        """
    }

    /// Withdraws a file: from now on nobody finds it.
    static func withdraw(
        _ file: KeptFile, because note: String?, in change: Change
    ) async throws -> KeptFile {
        let row = try await change.query(
            """
            UPDATE platform.files AS f
            SET withdrawn_at = \(change.request.now), withdrawn_by = \(change.request.account?.id),
                withdrawal_note = \(note)
            WHERE f.id = \(file.id) AND f.withdrawn_at IS NULL RETURNING \(KeptFile.columns)
            """
        ).first
        guard let row else { throw Missing() }
        return try KeptFile(row)
    }

    /// Removes the files of records that are no more, as the owner of the database: a demonstration
    /// leaves nothing behind.
    static func remove(
        of records: [UUID], of plugin: String, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            "DELETE FROM platform.files WHERE plugin = \(plugin) AND owner_id = ANY(\(records))")
    }
}

extension FileKind {
    /// The id of the plugin that declares it.
    var plugin: String { String(id.prefix { $0 != "." }) }

    /// As the API calls it, below the plugin.
    var name: String { String(id.drop { $0 != "." }.dropFirst()) }
}
