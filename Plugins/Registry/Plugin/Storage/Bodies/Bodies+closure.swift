import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

extension Bodies {
    /// Closes a body, ends its designations on the same day and names who takes over; those beneath go where
    /// the closing says, on the next day.
    ///
    /// Refused while other bodies are under it, a change or a designation begins after the day.
    static func close(
        _ id: UUID, _ closure: Closure, in change: Change
    ) async throws -> Body {
        let transaction = change.transaction
        try await lockTree(in: transaction)
        if let parent = closure.childrenTo {
            try await moveChildren(of: id, to: parent, closure, in: change)
        }
        let body = try await revise(id, "registry.body.closed", in: change) { history in
            try history.close(on: closure.closedOn)
        } before: {
            try await refuseDependants(of: id, closure.closedOn, in: change)
            try await Designations.endAll(of: id, on: closure.closedOn, in: change)
            try await markClosed(id, closure, in: transaction)
            try await nameSuccessors(of: id, closure, in: change)
        }
        try await change.publish(
            BodyClosed(
                bodyId: id, body: body.name, closedOn: closure.closedOn,
                successorIds: body.successorIds))
        return body
    }

    private static func refuseDependants(
        of id: UUID, _ day: Day, in change: Change
    ) async throws {
        let children = try await children(of: id, after: day, in: change.transaction)
        guard children.isEmpty else {
            throw HasChildren(
                names: children.compactMap { $0.text(in: change.request.language)?.text })
        }
        if let later = try await Designations.first(of: id, after: day, in: change.transaction) {
            throw LaterDesignation(on: later)
        }
        if let later = try await Relations.first(of: id, after: day, in: change.transaction) {
            throw LaterRelation(on: later)
        }
    }

    private static func markClosed(
        _ id: UUID, _ closure: Closure, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            UPDATE registry.bodies
            SET valid_to = \(closure.closedOn), closing_basis = \(closure.basis.unlessBlank)
            WHERE id = \(id)
            """)
    }

    /// Names who has the functions from the next day on, and gives them the roles where that is wanted. What
    /// was recorded before of that very day stays as it is.
    private static func nameSuccessors(
        of id: UUID, _ closure: Closure, in change: Change
    ) async throws {
        let day = closure.closedOn.adding(days: 1)
        let known = try await Relations.kinds(of: id, from: day, in: change)
        for successor in Set(closure.successorIds).sorted(by: { $0.text < $1.text }) {
            if let kind = known[successor] {
                guard kind == closure.kind else { throw RelationKnown(pointer: "/successorIds") }
            } else {
                var relation = BodyRelation()
                (relation.kind, relation.bodyId, relation.otherId) = (closure.kind, id, successor)
                (relation.effectiveOn, relation.basis) = (day, closure.basis)
                _ = try await Relations.add(relation, at: "/successorIds", in: change)
            }
            guard closure.extendsRoles else { continue }
            try await change.request.services.require((any UnitRoles).self)
                .extend(rolesFor: id, to: successor, in: change)
        }
    }
}
