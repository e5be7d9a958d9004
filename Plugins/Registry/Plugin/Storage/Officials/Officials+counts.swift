import KazakhstanFormats
import PluginKit

extension Officials {
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
                 WHERE d.state = 'published' AND NOT d.entered_by_mistake AND d.position_kk IS NULL
                    AND \(.holds("d", on: day)))
                + (SELECT count(*)
                   FROM registry.persons p JOIN registry.designations d ON d.person_id = p.id
                   WHERE NOT p.is_in_kazakh AND d.state = 'published'
                    AND NOT d.entered_by_mistake AND d.position_kk IS NOT NULL AND \(.holds("d", on: day)))
            """, as: Int.self) ?? 0
    }
}

extension OfficialQuery {
    /// Whether it leaves out nobody.
    var isOpen: Bool {
        region == nil && level == nil && place == nil && SearchText.patterns(of: q) == nil
    }
}
