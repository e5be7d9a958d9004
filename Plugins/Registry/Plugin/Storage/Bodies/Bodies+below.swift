import Foundation
import KazakhstanFormats
import PluginKit

/// Which bodies are below which on a day: the one rule by which roles for a body reach.
///
/// A body that is not there on the day stands where it last stood, or will first stand.
extension Bodies {
    /// The ids of some bodies and of all that are below them, as a statement.
    static func below(_ roots: Set<UUID>, on day: Day) -> SQL {
        """
        WITH RECURSIVE below (id) AS (
            SELECT unnest(\(roots.sorted { $0.text < $1.text })::uuid[])
            UNION
            SELECT v.body_id FROM below JOIN registry.body_versions v ON v.parent_id = below.id
            WHERE \(isNearest(day))
        ) SELECT id FROM below
        """
    }

    /// Those of some bodies that are one of the roots or below one.
    static func those(
        of bodies: Set<UUID>, below roots: Set<UUID>, on day: Day, from database: some SQLExecuting
    ) async throws -> Set<UUID> {
        Set(
            try await database.rows(
                """
                WITH RECURSIVE above (body, id) AS (
                    SELECT body, body FROM unnest(\(Array(bodies))::uuid[]) AS body
                    UNION
                    SELECT above.body, v.parent_id
                    FROM above JOIN registry.body_versions v ON v.body_id = above.id
                    WHERE v.parent_id IS NOT NULL AND \(isNearest(day))
                ) SELECT DISTINCT body FROM above WHERE id = ANY (\(Array(roots))::uuid[])
                """, as: UUID.self))
    }

    /// The condition that version `v` is the last one begun by the day, or the first one where none is.
    private static func isNearest(_ day: Day) -> SQL {
        """
        NOT EXISTS (
            SELECT FROM registry.body_versions other WHERE other.body_id = v.body_id
                AND CASE WHEN v.valid_from <= \(day)
                    THEN other.valid_from > v.valid_from AND other.valid_from <= \(day)
                    ELSE other.valid_from < v.valid_from END)
        """
    }
}

/// The bodies of the registry as units for which roles are given.
struct BodyTree: UnitTree {
    let database: Database

    func units(
        _ units: Set<UUID>, below roots: Set<UUID>, on day: Day
    ) async throws -> Set<UUID> {
        try await Bodies.those(of: units, below: roots, on: day, from: database)
    }

    func names(of units: Set<UUID>, on day: Day) async throws -> [UUID: LocalizedText] {
        try await Bodies.names(of: Array(units), on: day, from: database)
    }

    /// Those above the district, and those of districts that others are under.
    func offered(
        on day: Day, in language: Language, limit: Int
    ) async throws -> [(id: UUID, name: LocalizedText)] {
        try await offered(below: nil, on: day, in: language, limit: limit)
    }

    /// The same, of one body and those below it.
    func offered(
        below root: UUID?, on day: Day, in language: Language, limit: Int
    ) async throws -> [(id: UUID, name: LocalizedText)] {
        let reach: SQL = root.map { "v.body_id IN (\(Bodies.below([$0], on: day)))" } ?? "true"
        return try await database.query(
            """
            SELECT v.body_id, v.name_kk, v.name_ru, v.name_en FROM registry.body_versions v
            WHERE (v.level <> 'district' OR EXISTS (
                    SELECT FROM registry.body_versions child WHERE child.parent_id = v.body_id))
                AND \(.holds("v", on: day)) AND \(reach)
            ORDER BY v.level_order, \(language == .ru ? "v.sort_ru" : "v.sort_kk" as SQL), v.body_id
            LIMIT \(limit)
            """
        ).map { row in
            var cells = row.cells
            return (try cells.next(), try cells.localized())
        }
    }
}

extension Request {
    /// The condition that a body is one for which the caller has a permission; nil for any.
    /// - Parameter column: Of the id of the body.
    func condition(of permission: Permission, on column: SQL) -> SQL? {
        switch reach(of: permission) {
        case nil: "false"
        case .everywhere: nil
        case .below(let roots): "\(column) IN (\(Bodies.below(roots, on: today)))"
        }
    }
}
