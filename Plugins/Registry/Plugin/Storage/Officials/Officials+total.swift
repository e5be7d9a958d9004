import KazakhstanFormats
import PluginKit

extension Officials {
    /// How many there are. The whole list of today is mostly known to be longer than is counted; see
    /// `registry.officials_at_least`.
    static func total(
        _ query: OfficialQuery, _ conditions: [SQL], on day: Day, today: Day,
        from database: Database
    ) async throws -> Total {
        guard query.isOpen, day == today else {
            return try await counted(conditions, from: database)
        }
        let least = try await database.value(
            "SELECT count FROM registry.officials_at_least WHERE day = \(day)", as: Int.self)
        if let least, least > Total.countingLimit { return .counted(least) }
        let total = try await counted(conditions, from: database)
        if !total.isExact {
            _ = try await database.query("SELECT registry.count_officials(\(day))")
        }
        return total
    }

    private static func counted(_ conditions: [SQL], from database: Database) async throws -> Total
    {
        .counted(
            try await database.value(
                .counting(
                    "FROM registry.officials o WHERE \(conditions.joined(separator: " AND "))"),
                as: Int.self) ?? 0)
    }

    /// How many the list of a day has.
    static func count(on day: Day, from database: Database) async throws -> Int {
        try await database.value(
            """
            SELECT count(*) FROM registry.officials
            WHERE shown_to >= \(day) AND shown_from <= \(day)
            """, as: Int.self) ?? 0
    }

    /// How many are meant for the list of a day and withheld from it for want of Kazakh.
    static func withheld(on day: Day, from database: Database) async throws -> Int {
        try await database.value(
            """
            SELECT
                (SELECT count(*) FROM registry.designations d
                 WHERE d.published AND NOT d.entered_by_mistake AND d.position_kk IS NULL
                    AND \(.holds("d", on: day)))
                + (SELECT count(*)
                   FROM registry.persons p JOIN registry.designations d ON d.person_id = p.id
                   WHERE NOT p.is_in_kazakh AND d.published AND NOT d.entered_by_mistake
                    AND d.position_kk IS NOT NULL AND \(.holds("d", on: day)))
            """, as: Int.self) ?? 0
    }
}

extension OfficialQuery {
    /// Whether it leaves out nobody.
    var isOpen: Bool {
        region == nil && level == nil && SearchText.patterns(of: q).isEmpty
    }
}
