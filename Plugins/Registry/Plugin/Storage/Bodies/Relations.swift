import Foundation
import KazakhstanFormats
import PluginKit

/// Which bodies took over from which. Rows are taken back, never deleted.
enum Relations {
    /// Those of a body that were effective by a day, or all, the earliest first.
    static func list(
        of id: UUID, by day: Day?, _ paging: Paging, from database: Database
    ) async throws -> Listing<BodyRelation> {
        let rows: SQL = """
            FROM registry.body_relations r
            WHERE (r.body_id = \(id) OR r.other_id = \(id)) AND r.withdrawn_at IS NULL
                AND (\(day)::date IS NULL OR r.effective_on <= \(day))
            """
        let items = try await database.query(
            """
            SELECT \(BodyRelation.columns) FROM (
                SELECT r.* \(rows) ORDER BY r.effective_on, r.id \(paging.slice)) AS r
                \(BodyRelation.names)
            ORDER BY r.effective_on, r.id
            """
        ).map(BodyRelation.init)
        return try await paging.listing(items, counting: rows, from: database)
    }

    static func find(_ id: UUID, from database: some SQLExecuting) async throws -> BodyRelation? {
        try await database.query(
            """
            SELECT \(BodyRelation.columns) FROM registry.body_relations r \(BodyRelation.names)
            WHERE r.id = \(id)
            """
        ).first.map(BodyRelation.init)
    }

    /// Records that the functions of the path's body passed.
    static func record(_ relation: BodyRelation, by request: Request) async throws -> BodyRelation {
        var relation = relation
        relation.bodyId = try await Bodies.editable(request)
        let given = relation
        return try await request.record { change in
            try await Bodies.lockTree(in: change.transaction)
            _ = try await Bodies.lock(given.bodyId, in: change.transaction)
            let id = try await add(given, at: "/otherId", in: change)
            try await touch(given.bodyId, in: change)
            guard let recorded = try await find(id, from: change) else { throw Missing() }
            return recorded
        }
    }

    /// Takes back what was entered by mistake. Both bodies are bound by it, so whoever may edit one of them may.
    static func withdraw(by request: Request) async throws -> BodyRelation {
        let id = try request.id
        guard let before = try await find(id, from: request.database) else { throw Missing() }
        do { try await request.require(.editBodies, for: before.bodyId) } catch is RightMissing {
            try await request.require(.editBodies, for: before.otherId)
        }
        return try await request.record { change in
            _ = try await Bodies.lock(before.bodyId, in: change.transaction)
            let withdrawn = try await change.execute(
                """
                UPDATE registry.body_relations SET withdrawn_at = \(request.now)
                WHERE id = \(id) AND withdrawn_at IS NULL
                """)
            guard withdrawn == 1, let after = try await find(id, from: change) else {
                throw RelationWithdrawn()
            }
            try await touch(before.bodyId, in: change)
            try await change.audit(
                "registry.body.successionWithdrawn", of: before.bodyId,
                before: BodyRelation.fields.masked(before),
                after: BodyRelation.fields.masked(after))
            return after
        }
    }

    /// The record of a body names its successors, so it is another one.
    private static func touch(_ body: UUID, in change: Change) async throws {
        try await change.execute(
            "UPDATE registry.bodies SET revision = revision + 1 WHERE id = \(body)")
    }
}

extension BodyRelation {
    fileprivate static let columns: SQL = """
        r.id, r.kind, r.body_id, b.name_kk, b.name_ru, b.name_en, r.other_id, o.name_kk, o.name_ru, \
        o.name_en, r.effective_on, r.basis, r.withdrawn_at
        """

    /// The body `b` as it was the day before, the other `o` as it was on the day.
    fileprivate static let names: SQL = """
        CROSS JOIN LATERAL (\(name("r.body_id", on: "r.effective_on - 1"))) AS b
        CROSS JOIN LATERAL (\(name("r.other_id", on: "r.effective_on"))) AS o
        """

    private static func name(_ body: SQL, on day: SQL) -> SQL {
        """
        SELECT v.name_kk, v.name_ru, v.name_en FROM registry.body_versions v WHERE v.body_id = \(body)
        ORDER BY v.valid_from <= \(day) DESC, abs(v.valid_from - (\(day))) LIMIT 1
        """
    }

    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        kind = try cells.next()
        bodyId = try cells.next()
        body = try cells.localized()
        otherId = try cells.next()
        other = try cells.localized()
        effectiveOn = try cells.next()
        basis = try cells.next()
        withdrawnAt = try cells.next()
        try cells.end()
    }
}
