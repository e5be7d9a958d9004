import Foundation
import KazakhstanFormats
import PluginKit

/// The list of what became of state bodies.
enum Changes {
    /// A page of the list: the latest first, or, after a given one, the earliest first.
    static func list(
        _ query: ChangeQuery, _ paging: Paging, from database: Database
    ) async throws -> Listing<ListedChange> {
        let rows: SQL = """
            FROM registry.changes c
            WHERE \(query.conditions.joined(separator: " AND "))
            """
        let order: SQL = query.after == nil ? "c.id DESC" : "c.id"
        let items = try await database.query(
            """
            SELECT c.id, c.at, c.kind, c.body_id, c.name_kk, c.name_ru, c.name_en, c.day
            \(rows) ORDER BY \(order) \(paging.slice)
            """
        ).map(ListedChange.init)
        return try await paging.listing(items, counting: rows, from: database)
    }

    /// Adds a change; one that is there already stays as it is.
    static func add(_ change: ListedChange, in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.changes
                (id, at, kind, body_id, name_kk, name_ru, name_en, day)
            VALUES (\(change.id), \(change.at), \(change.kind), \(change.bodyId),
                \(.values(of: change.name)), \(change.day))
            ON CONFLICT DO NOTHING
            """)
    }
}

extension ChangeQuery {
    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = ["true"]
        if let bodyId { conditions.append("c.body_id = \(bodyId)") }
        if let after { conditions.append("c.id > \(after)") }
        return conditions
    }
}

extension ListedChange {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        at = try cells.next()
        kind = try cells.next()
        bodyId = try cells.next()
        name = try cells.localized()
        day = try cells.next()
        try cells.end()
    }
}
