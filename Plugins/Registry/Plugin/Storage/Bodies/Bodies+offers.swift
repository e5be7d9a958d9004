import Foundation
import KazakhstanFormats
import PluginKit

/// A body that may be chosen in a form.
struct OfferedBody: Sendable {
    let id: UUID
    let name: LocalizedText
    let validFrom: Day
    let validTo: Day?
}

/// Which bodies the form of a body offers: under which it may stand, who may take over from it.
extension Bodies {
    /// How many are offered at once.
    private static let offerLimit = 200
    /// How many are found at once.
    private static let findLimit = 50

    /// Those that are near to a body and hold today or will: beneath it, beside it, of its region, of the centre.
    static func offered(
        near body: Body, on day: Day, in language: Language, from database: Database
    ) async throws -> [OfferedBody] {
        let nearness: SQL = """
            CASE WHEN v.parent_id = \(body.id) THEN 1
                WHEN \(body.parentId)::uuid IN (v.parent_id, v.body_id) THEN 2
                WHEN v.region_code = \(body.katoCode?.region) THEN 3 WHEN v.level = 'central' THEN 4 END
            """
        return try await offered(
            """
            SELECT v.body_id, min(\(nearness)) AS nearness FROM registry.body_versions v
            WHERE \(nearness) IS NOT NULL AND v.body_id <> \(body.id)
                AND (v.valid_to IS NULL OR v.valid_to >= \(day))
            GROUP BY v.body_id
            """, limit: offerLimit, on: day, in: language, from: database)
    }

    /// Those that a name, now or before, a BIN, an id or the address of its page leads to.
    static func offered(
        calledAs text: String, except body: UUID, on day: Day, in language: Language,
        from database: Database
    ) async throws -> [OfferedBody] {
        let words = SQL.matches("v.search", text)
        let id = text.firstMatch(of: /[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/)
            .flatMap { UUID(uuidString: String($0.0)) }
        return try await offered(
            """
            SELECT DISTINCT v.body_id, 0 AS nearness
            FROM registry.body_versions v JOIN registry.bodies b ON b.id = v.body_id
            WHERE v.body_id <> \(body)
                AND (v.body_id = \(id) OR b.bin = \(text.filter(\.isNumber))
                    OR \(words.isEmpty ? "false" : words.joined(separator: " AND ")))
            """, limit: findLimit, on: day, in: language, from: database)
    }

    /// Some bodies by their ids.
    static func offered(
        _ ids: [UUID], on day: Day, in language: Language, from database: Database
    ) async throws -> [OfferedBody] {
        try await offered(
            "SELECT id AS body_id, 0 AS nearness FROM registry.bodies WHERE id = ANY (\(ids)::uuid[])",
            limit: offerLimit, on: day, in: language, from: database)
    }

    /// Those of a statement, the nearest first and the closed ones last, each as it is on the day or nearest to it.
    private static func offered(
        _ found: SQL, limit: Int, on day: Day, in language: Language, from database: Database
    ) async throws -> [OfferedBody] {
        try await database.plannedByValues.query(
            """
            SELECT b.id, v.name_kk, v.name_ru, v.name_en, b.valid_from, b.valid_to
            FROM (\(found)) AS found JOIN registry.bodies b ON b.id = found.body_id
                CROSS JOIN LATERAL (
                    SELECT * FROM registry.body_versions w WHERE w.body_id = b.id
                    ORDER BY w.valid_from <= \(day) DESC, abs(w.valid_from - \(day)) LIMIT 1) AS v
            ORDER BY b.valid_to IS NOT NULL AND b.valid_to < \(day), found.nearness, v.level_order,
                \(language == .ru ? "v.sort_ru" : "v.sort_kk" as SQL), b.id
            LIMIT \(limit)
            """
        ).map { row in
            var cells = row.cells
            return OfferedBody(
                id: try cells.next(), name: try cells.localized(), validFrom: try cells.next(),
                validTo: try cells.next())
        }
    }
}
