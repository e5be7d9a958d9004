import Foundation
import KazakhstanFormats
import PluginKit

extension __Entity__ {
    /// In the order of ``init(_:)``.
    static let columns: SQL = "id, number, name_kk, name_ru, name_en, last_day, revision"

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        number = try cells.next()
        name = LocalizedText(kk: try cells.next(), ru: try cells.next(), en: try cells.next())
        lastDay = try cells.next()
        revision = try cells.next()
        try cells.end()
    }

    static func find(_ id: UUID, in database: some SQLExecuting) async throws -> __Entity__? {
        try await database.query("SELECT \(columns) FROM __id__.__table__ WHERE id = \(id)")
            .first.map(__Entity__.init)
    }

    /// The records of some numbers.
    static func find(
        numbered numbers: [String], in database: some SQLExecuting
    ) async throws -> [__Entity__] {
        try await database.query(
            "SELECT \(columns) FROM __id__.__table__ WHERE number = ANY(\(numbers))"
        ).map(__Entity__.init)
    }

    /// A page of what has not ended, by number.
    static func list(_ paging: Paging, in database: Database) async throws -> Listing<__Entity__> {
        let found: SQL = "FROM __id__.__table__ WHERE NOT is_ended"
        let rows = try await database.query(
            "SELECT \(columns) \(found) ORDER BY number \(paging.slice)")
        return try await paging.listing(
            rows.map(__Entity__.init), counting: found, from: database)
    }
}
