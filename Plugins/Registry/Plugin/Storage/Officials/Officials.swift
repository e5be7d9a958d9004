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
        let items = try await planned.query(
            "SELECT \(Official.columns) \(rows) ORDER BY \(order) \(paging.slice)"
        ).map { try Official($0, seenOn: today) }
        return try await paging.listing(items, counting: rows, from: planned)
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
