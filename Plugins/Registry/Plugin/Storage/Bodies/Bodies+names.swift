import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    /// The names of bodies on a day; of one that is not there on it, the nearest one.
    static func names(
        of ids: [UUID], on day: Day, from database: some SQLExecuting
    ) async throws -> [UUID: LocalizedText] {
        guard !ids.isEmpty else { return [:] }
        let rows = try await database.query(
            """
            SELECT DISTINCT ON (body_id) body_id, name_kk, name_ru, name_en
            FROM registry.body_versions WHERE body_id = ANY (\(ids))
            ORDER BY body_id, valid_from > \(day), abs(valid_from - \(day)::date)
            """)
        return try Dictionary(
            rows.map { row in
                var cells = row.cells
                return (try cells.next(), try cells.localized())
            }
        ) { first, _ in first }
    }

    /// Bodies that one may stand under, or that may take over from it: those above the district and
    /// those of its own region, by name.
    static func choices(
        around body: Body, on day: Day, in language: Language, from database: some SQLExecuting
    ) async throws -> [(id: UUID, name: LocalizedText)] {
        try await database.query(
            """
            SELECT v.body_id, v.name_kk, v.name_ru, v.name_en FROM registry.body_versions v
            WHERE (v.level <> 'district' OR v.region_code = \(body.katoCode?.region))
                AND v.body_id <> \(body.id) AND \(.holds("v", on: day))
            ORDER BY v.level_order, \(language == .ru ? "v.sort_ru" : "v.sort_kk" as SQL)
            LIMIT 500
            """
        ).map { row in
            var cells = row.cells
            return (try cells.next(), try cells.localized())
        }
    }
}
