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
}
