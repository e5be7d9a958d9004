import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    /// Keeps the tree as it is until the transaction ends, except for what the transaction does.
    static func lockTree(in transaction: Transaction) async throws {
        try await transaction.execute(
            "SELECT pg_advisory_xact_lock(hashtext('registry.tree'))")
    }

    /// Refuses a body that is under itself on some date, or under one that is not there on all of its
    /// dates. The tree must be locked, the body written.
    static func checkParents(of id: UUID, in transaction: Transaction) async throws {
        async let outlived = transaction.row(
            """
            SELECT p.valid_from, p.valid_to
            FROM registry.body_versions v JOIN registry.bodies p ON p.id = v.parent_id
            WHERE v.body_id = \(id) AND NOT daterange(p.valid_from, p.valid_to, '[]')
                @> daterange(v.valid_from, v.valid_to, '[]')
            LIMIT 1
            """, as: (Day, Day?).self)
        if try await isUnderItself(id, in: transaction) { throw ParentCycle() }
        if let (from, to) = try await outlived { throw ParentOutlived(from: from, to: to) }
    }

    private static func isUnderItself(_ id: UUID, in transaction: Transaction) async throws -> Bool
    {
        try await transaction.value(
            """
            WITH RECURSIVE above (body_id, during) AS (
                SELECT parent_id, daterange(valid_from, valid_to, '[]')
                FROM registry.body_versions WHERE body_id = \(id) AND parent_id IS NOT NULL
                UNION
                SELECT v.parent_id, above.during * daterange(v.valid_from, v.valid_to, '[]')
                FROM above JOIN registry.body_versions v ON v.body_id = above.body_id
                WHERE v.parent_id IS NOT NULL AND above.body_id <> \(id)
                    AND above.during && daterange(v.valid_from, v.valid_to, '[]')
            )
            SELECT EXISTS (SELECT FROM above WHERE body_id = \(id))
            """) ?? false
    }

    /// The names of the bodies that are under one after a day.
    static func children(
        of id: UUID, after day: Day, in transaction: Transaction
    ) async throws -> [LocalizedText] {
        try await transaction.query(
            """
            SELECT DISTINCT ON (body_id) name_kk, name_ru, name_en FROM registry.body_versions
            WHERE parent_id = \(id) AND (valid_to IS NULL OR valid_to > \(day))
            ORDER BY body_id, valid_from
            """
        ).map { row in
            var cells = row.cells
            return try cells.localized()
        }
    }

    /// The first day of what belongs to a body: designations that hold, bodies under it, and functions that
    /// it had or took over.
    static func firstDependence(on id: UUID, in transaction: Transaction) async throws -> Day? {
        try await transaction.value(
            """
            SELECT least(
                (SELECT min(d.valid_from) FROM registry.designations d
                 WHERE d.body_id = \(id) AND \(Designation.inForce)),
                (SELECT min(valid_from) FROM registry.body_versions WHERE parent_id = \(id)),
                (SELECT min(effective_on) - 1 FROM registry.body_relations
                 WHERE body_id = \(id) AND withdrawn_at IS NULL),
                (SELECT min(effective_on) FROM registry.body_relations
                 WHERE other_id = \(id) AND withdrawn_at IS NULL))
            """, as: Day?.self) ?? nil
    }
}
