import Foundation
import KazakhstanFormats
import PluginKit

/// What was before: names, and how it stood.
struct NGOHistory: Sendable {
    /// The latest first, each with the first day of the next one.
    var names: [Name] = []
    var statuses: [(status: NGO.Status, since: Day?, until: Day, basis: String?)] = []
    /// The cards that were merged into it.
    var merged: [(id: UUID, name: LocalizedText)] = []

    struct Name {
        var name: LocalizedText
        var shortName: LocalizedText?
        /// The first day of the next one, and by which decision it came.
        var until: Day
        var basis: String?
    }
}

extension NGOHistory {
    static func read(of id: UUID, from database: Database) async throws -> NGOHistory {
        async let names = database.query(
            """
            SELECT name_kk, name_ru, name_en, short_name_kk, short_name_ru, short_name_en, until, basis
            FROM registry.ngo_names
            WHERE ngo_id = \(id) ORDER BY until DESC
            """)
        async let statuses = database.rows(
            """
            SELECT status, since, until, basis FROM registry.ngo_statuses
            WHERE ngo_id = \(id) ORDER BY until DESC
            """, as: (NGO.Status, Day?, Day, String?).self)
        async let merged = database.query(
            """
            SELECT m.id, m.name_kk, m.name_ru, m.name_en FROM registry.ngo_mergings g
                JOIN registry.ngos m ON m.id = g.ngo_id
            WHERE g.into_id = \(id) AND g.undone_at IS NULL ORDER BY g.merged_at
            """)
        var history = NGOHistory()
        history.names = try await names.map { row in
            var cells = row.cells
            return Name(
                name: try cells.localized(), shortName: try cells.localizedIfAny(),
                until: try cells.next(),
                basis: try cells.next())
        }
        history.statuses = try await statuses.map { ($0, $1, $2, $3) }
        history.merged = try await merged.map { row in
            var cells = row.cells
            return (try cells.next(), try cells.localized())
        }
        return history
    }
}
