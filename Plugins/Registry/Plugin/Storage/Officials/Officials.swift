import Foundation
import KazakhstanFormats
import PluginKit

extension Officials {
    /// A page of the list of a day, in the order of level, protocol and body.
    static func list(
        _ query: OfficialQuery, _ paging: Paging, today: Day, from database: Database
    ) async throws -> Listing<Official> {
        let day = query.on ?? today
        let conditions = query.conditions(on: day)
        async let total = total(
            query, conditions, on: day, today: today, from: database)
        let items = try await database.query(
            """
            SELECT \(Official.columns) FROM registry.officials o
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY o.level_order, o.protocol_order, o.sort_name, o.body_id, o.is_deputy,
                o.designation_id
            LIMIT \(paging.perPage) OFFSET \(paging.offset)
            """
        ).map { try Official($0).asSeen(on: today) }
        return Listing(items: items, total: try await total)
    }

    /// An official as they are listed today; of one who has ended, as they last were.
    static func find(_ id: UUID, today: Day, from database: Database) async throws -> Official? {
        try await database.query(
            """
            SELECT \(Official.columns) FROM registry.officials o
            WHERE o.designation_id = \(id) AND o.shown_from <= \(today)
            ORDER BY o.shown_from DESC LIMIT 1
            """
        ).first.map { try Official($0).asSeen(on: today) }
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
        ).map { try Official($0).asSeen(on: day) }
    }
}

extension OfficialQuery {
    fileprivate func conditions(on day: Day) -> [SQL] {
        var conditions: [SQL] = ["o.shown_from <= \(day) AND o.shown_to >= \(day)"]
        if let region { conditions.append("o.region_code = \(region.region)") }
        if let level { conditions.append("o.level_order = \(level.order)") }
        return conditions + SQL.matches("o.search", SearchText.patterns(of: q))
    }
}
