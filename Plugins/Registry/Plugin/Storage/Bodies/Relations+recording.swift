import Foundation
import KazakhstanFormats
import PluginKit

extension Relations {
    /// Records that functions pass, in the change that a closing or a relation is. The tree must be locked.
    /// - Parameter pointer: Of the input's field that names the other body.
    static func add(
        _ relation: BodyRelation, at pointer: Pointer, in change: Change
    ) async throws -> UUID {
        var relation = relation
        relation.id = .v7(at: change.request.now)
        try await check(relation, at: pointer, in: change)
        try await change.execute(
            """
            INSERT INTO registry.body_relations (id, kind, body_id, other_id, effective_on, basis)
            VALUES (\(relation.id), \(relation.kind), \(relation.bodyId), \(relation.otherId),
                \(relation.effectiveOn), \(relation.basis.unlessBlank))
            """)
        if try await leadsBack(relation, in: change) { throw SuccessionCycle(pointer: pointer) }
        try await change.audit(
            "registry.body.succeeded", of: relation.bodyId,
            after: BodyRelation.fields.masked(relation))
        return relation.id
    }

    /// The body must be there until the day, the other from the day on; what is merged goes on no further.
    private static func check(
        _ relation: BodyRelation, at pointer: Pointer, in change: Change
    ) async throws {
        let day = relation.effectiveOn
        guard relation.bodyId != relation.otherId else {
            throw InvalidFields(.registry(pointer, "ownSuccessor"))
        }
        guard let body = try await period(of: relation.bodyId, in: change) else { throw Missing() }
        guard let other = try await period(of: relation.otherId, in: change) else {
            throw InvalidFields(.registry(pointer, "unknownBody"))
        }
        if day <= body.from || body.to.map({ day > $0.adding(days: 1) }) ?? false {
            throw InvalidFields(
                .registry(
                    "/effectiveOn", body.to == nil ? "passesBefore" : "passesOutside",
                    [
                        "from": body.from.adding(days: 1).numeric,
                        "to": body.to?.adding(days: 1).numeric ?? "",
                    ]))
        }
        if day < other.from || other.to.map({ day > $0 }) ?? false {
            throw InvalidFields(
                .registry(pointer, "successorNotThere", ["day": day.numeric]))
        }
        if relation.kind == .merged, body.to?.adding(days: 1) != day {
            throw InvalidFields(.registry("/kind", "mergedLivesOn"))
        }
    }

    /// How functions of a body pass from a day on, by the bodies to which they go.
    static func kinds(
        of body: UUID, from day: Day, in change: Change
    ) async throws -> [UUID: BodyRelation.Kind] {
        let rows = try await change.rows(
            """
            SELECT other_id, kind FROM registry.body_relations
            WHERE body_id = \(body) AND effective_on = \(day) AND withdrawn_at IS NULL
            """, as: (UUID, BodyRelation.Kind).self)
        return Dictionary(rows) { first, _ in first }
    }

    private static func period(
        of body: UUID, in change: Change
    ) async throws -> (from: Day, to: Day?)? {
        try await change.row(
            "SELECT valid_from, valid_to FROM registry.bodies WHERE id = \(body)",
            as: (Day, Day?).self)
    }

    private static func leadsBack(
        _ relation: BodyRelation, in change: Change
    ) async throws -> Bool {
        try await change.value(
            """
            WITH RECURSIVE ahead (id) AS (
                SELECT \(relation.otherId)::uuid
                UNION
                SELECT r.other_id FROM ahead JOIN registry.body_relations r ON r.body_id = ahead.id
                WHERE r.withdrawn_at IS NULL
            )
            SELECT EXISTS (SELECT FROM ahead WHERE id = \(relation.bodyId))
            """, as: Bool.self) ?? false
    }

    /// The first day after a closing on which the body would still give functions, or take some over.
    static func first(of body: UUID, after day: Day, in transaction: Transaction) async throws
        -> Day?
    {
        try await transaction.value(
            """
            SELECT min(effective_on) FROM registry.body_relations
            WHERE withdrawn_at IS NULL AND (body_id = \(body) AND effective_on > \(day.adding(days: 1))
                OR other_id = \(body) AND effective_on > \(day))
            """, as: Day?.self) ?? nil
    }
}
