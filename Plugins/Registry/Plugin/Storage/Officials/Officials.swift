import Foundation
import KazakhstanFormats
import PluginKit

extension Officials {
    /// A page of the list of a day, in the order of level, protocol and body.
    static func list(
        _ query: OfficialQuery, _ paging: Paging, today: Day, from database: Database
    ) async throws -> Listing<Official> {
        let day = query.on ?? today
        let rows = rows(query, on: day)
        let isWhole = query.isOpen && day == today
        let planned = isWhole ? database : database.plannedByValues
        let found = try await planned.query(
            """
            SELECT \(isWhole ? atLeast(on: day) : "NULL::integer"), \(Official.columns)
            \(rows) ORDER BY \(order)
            \(paging.slice)
            """
        )
        var least: Int?
        let items = try found.map { row in
            var cells = row.cells
            least = try cells.next()
            return try Official(&cells, seenOn: today)
        }
        if let least, least > Total.countingLimit {
            return Listing(items: items, total: .counted(least))
        }
        let total = try await paging.total(
            ofPageWith: items.count,
            counting: rows, from: planned)
        if isWhole, !total.isExact {
            _ = try await database.query("SELECT registry.count_officials(\(day))")
        }
        return Listing(items: items, total: total)
    }

    /// `FROM … WHERE …` of those who are listed on a day.
    static func rows(_ query: OfficialQuery, on day: Day) -> SQL {
        """
        FROM registry.officials o
        WHERE \(query.conditions(on: day).joined(separator: " AND "))
        """
    }

    /// Level, protocol, body, and deputies after whom they stand in for.
    static let order: SQL = """
        o.level_order, o.protocol_order, o.sort_name, o.body_id, o.is_deputy, o.designation_id
        """

    /// How many the list of a day has at least; see `registry.officials_at_least`.
    private static func atLeast(on day: Day) -> SQL {
        "(SELECT a.count FROM registry.officials_at_least a WHERE a.day = \(day))"
    }

    /// An official as they are listed today; of one who has ended, as they last were.
    static func find(_ id: UUID, today: Day, from database: Database) async throws -> Official? {
        try await database.query(
            """
            SELECT \(Official.columns) FROM registry.officials o
            WHERE o.designation_id = \(id) AND o.shown_from <= \(today)
            ORDER BY o.shown_from DESC LIMIT 1
            """
        ).first.map { try Official($0, seenOn: today) }
    }

    /// The officials of a body, as they are listed on a day.
    static func list(ofBody id: UUID, on day: Day, from database: Database) async throws
        -> [Official]
    {
        try await database.query(
            """
            SELECT \(Official.columns) FROM registry.officials o
            WHERE o.body_id = \(id) AND o.shown_from <= \(day) AND o.shown_to >= \(day)
            ORDER BY o.is_deputy, o.valid_from, o.designation_id
            """
        ).map { try Official($0, seenOn: day) }
    }
}

extension OfficialQuery {
    fileprivate func conditions(on day: Day) -> [SQL] {
        var conditions: [SQL] = ["o.shown_from <= \(day) AND o.shown_to >= \(day)"]
        if let region { conditions.append("o.region_code = \(region.region)") }
        if let level { conditions.append("o.level_order = \(level.order)") }
        if let place { conditions.append(place.condition(on: "o")) }
        return conditions + SQL.matches("o.search", q)
    }
}
