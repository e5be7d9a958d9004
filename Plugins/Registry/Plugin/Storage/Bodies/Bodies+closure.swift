import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

extension Bodies {
    /// Closes a body, ends its designations on the same day and names who takes over.
    ///
    /// Refused while other bodies are under it, a change or a designation begins after the day.
    static func close(
        _ id: UUID, _ closure: Closure, in change: Change
    ) async throws -> Body {
        let transaction = change.transaction
        try await lockTree(in: transaction)
        let body = try await revise(id, "registry.body.closed", in: change) { history in
            try history.close(on: closure.closedOn)
        } before: {
            try await refuseDependants(of: id, closure.closedOn, in: change)
            try await Designations.endAll(of: id, on: closure.closedOn, in: change)
            try await markClosed(id, closure, in: transaction)
        }
        try await change.publish(
            BodyClosed(
                bodyId: id, body: body.name, closedOn: closure.closedOn,
                successorIds: closure.successorIds))
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
        guard !closure.successorIds.isEmpty else { return }
        try await transaction.execute(
            """
            INSERT INTO registry.body_successors (body_id, successor_id)
            SELECT DISTINCT \(id)::uuid, unnest(\(closure.successorIds)::uuid[])
            """)
    }
}
