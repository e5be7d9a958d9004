import Foundation
import KazakhstanFormats
import PluginKit

/// One edition of the classifier: what the country consists of, from a day on.
struct Edition: Described, Identified, Hashable {
    var id: UUID
    /// The day from which it holds, until the next one does.
    var effectiveOn: Day
    var fileName: String?
    /// SHA-256 of the file it was read from.
    var hash: String
    /// How many places it names.
    var rows: Int
    /// How often another file for the same day took its place.
    var corrections = 0

    static let fields = Fields(
        "Edition", texts: "registry.places.edition",
        blank: Edition(id: .blank, effectiveOn: Day(daysSince2000: 0), hash: "", rows: 0),
        [
            Field("id", told: \.id),
            Field("effectiveOn", told: \.effectiveOn),
            Field("fileName", told: \.fileName),
            Field("hash", told: \.hash),
            Field("rows", told: \.rows),
            Field("corrections", told: \.corrections),
        ])
}

extension Edition {
    private static let columns = "id, effective_on, file_name, hash, rows, corrections" as SQL

    init(cells: inout CellReader) throws {
        id = try cells.next()
        effectiveOn = try cells.next()
        fileName = try cells.next()
        hash = try cells.next()
        rows = try cells.next()
        corrections = try cells.next()
    }

    /// The edition of a day; nil where none begins on it.
    static func beginning(on day: Day, in database: some SQLExecuting) async throws -> Edition? {
        try await database.query(
            "SELECT \(columns) FROM registry.editions WHERE effective_on = \(day)"
        ).first.map(Edition.init(row:))
    }

    static func latest(in database: some SQLExecuting) async throws -> Edition? {
        try await database.query(
            "SELECT \(columns) FROM registry.editions ORDER BY effective_on DESC LIMIT 1"
        ).first.map(Edition.init(row:))
    }

    private init(row: Row) throws {
        var cells = row.cells
        try self.init(cells: &cells)
    }

    /// Keeps out every other import until the transaction ends.
    static func lock(in transaction: Transaction) async throws {
        try await transaction.execute("LOCK TABLE registry.editions IN SHARE ROW EXCLUSIVE MODE")
    }

    /// Writes the edition down; one of the same day is corrected by it and keeps its id.
    func store(layout: String, by account: UUID?, in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.editions
                (id, effective_on, layout, hash, rows, file_name, corrections, imported_by)
            VALUES (\(id), \(effectiveOn), \(layout), \(hash), \(rows), \(fileName), \(corrections),
                \(account))
            ON CONFLICT ON CONSTRAINT editions_one_a_day DO UPDATE SET
                layout = excluded.layout, hash = excluded.hash, rows = excluded.rows,
                file_name = excluded.file_name, corrections = excluded.corrections,
                imported_at = now(), imported_by = excluded.imported_by
            """)
    }
}

extension Places {
    static func editions(
        _ paging: Paging, in database: some SQLExecuting
    ) async throws -> Listing<Edition> {
        let rows = try await database.query(
            """
            SELECT id, effective_on, file_name, hash, rows, corrections, count(*) OVER ()
            FROM registry.editions ORDER BY effective_on DESC
            \(paging.slice)
            """)
        var total = 0
        let editions = try rows.map { row in
            var cells = row.cells
            let edition = try Edition(cells: &cells)
            total = try cells.next()
            return edition
        }
        return Listing(items: editions, total: .exact(total))
    }
}
