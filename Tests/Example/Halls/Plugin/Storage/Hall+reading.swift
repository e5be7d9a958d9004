import Foundation
import KazakhstanFormats
import PluginKit

extension Hall {
    /// In the order of ``init(_:)``.
    static let columns: SQL = """
        id, number, name_kk, name_ru, name_en, kind, address_kk, address_ru, address_en, seats, \
        note_kk, note_ru, note_en, last_day, revision
        """

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        number = try cells.next()
        name = LocalizedText(kk: try cells.next(), ru: try cells.next(), en: try cells.next())
        kind = try cells.next()
        address = LocalizedText(kk: try cells.next(), ru: try cells.next(), en: try cells.next())
        seats = try cells.next()
        note = LocalizedText(kk: try cells.next(), ru: try cells.next(), en: try cells.next())
        lastDay = try cells.next()
        revision = try cells.next()
        try cells.end()
    }

    static func find(_ id: UUID, in database: some SQLExecuting) async throws -> Hall? {
        try await database.query("SELECT \(columns) FROM halls.halls WHERE id = \(id)")
            .first.map(Hall.init)
    }

    /// The halls of some numbers.
    static func find(
        numbered numbers: [String], in database: some SQLExecuting
    ) async throws -> [Hall] {
        try await database.query(
            "SELECT \(columns) FROM halls.halls WHERE number = ANY(\(numbers))"
        ).map(Hall.init)
    }

    /// A page of the halls that can be used on a day, by number.
    static func list(
        _ query: HallQuery, on day: Day, _ paging: Paging, in database: Database
    ) async throws -> Listing<Hall> {
        let found = found(query, on: day)
        let rows = try await database.query(
            "SELECT \(columns) \(found) ORDER BY number \(paging.slice)")
        return try await paging.listing(
            rows.map(Hall.init), counting: found, from: database)
    }

    /// `FROM … WHERE …` of the halls that can be used on a day.
    static func found(_ query: HallQuery, on day: Day) -> SQL {
        """
        FROM halls.halls
        WHERE (last_day IS NULL OR last_day >= \(day)) AND seats >= \(query.seats ?? 0)
            AND (\(query.kind)::text IS NULL OR kind = \(query.kind))
        """
    }
}
