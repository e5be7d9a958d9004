import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    /// Puts the bodies beneath one under another from the day after its closing, each by a transfer of its
    /// own. Should the other be one of them, it takes the place of the closed one. The tree must be locked.
    static func moveChildren(
        of id: UUID, to parent: UUID, _ closure: Closure, in change: Change
    ) async throws {
        guard let there = try await find(parent, near: closure.closedOn, from: change) else {
            throw InvalidFields(.registry("/childrenTo", "unknownBody"))
        }
        guard there.id != id else { throw InvalidFields(.registry("/childrenTo", "ownHeir")) }
        try await requireParent(parent, by: change.request, at: "/childrenTo")
        while let (child, day, basis) = try await firstChild(
            of: id, after: closure.closedOn, in: change)
        {
            var above: UUID? = parent
            if child == parent {
                above = try await find(id, near: closure.closedOn, from: change)?.parentId
                try await requireParent(above, by: change.request, at: "/childrenTo")
            }
            try await move(
                child, Transfer(parentId: above, effectiveOn: day, basis: basis ?? closure.basis),
                in: change)
        }
    }

    /// Moves one; what stands against it is told of the field that names the other body, with the child's name.
    private static func move(
        _ child: UUID, _ transfer: Transfer, in change: Change
    ) async throws {
        let names: Set = ["parentId", "effectiveOn", "basis"]
        do {
            _ = try await self.transfer(child, Given(record: transfer, names: names), in: change)
        } catch is ParentCycle {
            throw InvalidFields(.registry("/childrenTo", "parentCycle"))
        } catch let refusal as ParentOutlived {
            throw InvalidFields(refusal.problem(at: "/childrenTo"))
        } catch let refusal as InvalidFields {
            let request = change.request
            let name = try await self.names(of: [child], on: transfer.effectiveOn, from: change)
            throw InvalidFields(
                refusal.problems.map { problem in
                    .registry(
                        "/childrenTo", "childUnmovable",
                        [
                            "name": name[child]?.text(in: request.language)?.text ?? "",
                            "problem": request.text(problem.message),
                        ])
                })
        }
    }

    /// A body that is beneath one after a day; since when, as far as that is after the day; and on what basis,
    /// where something else of it changes on that day.
    private static func firstChild(
        of id: UUID, after day: Day, in change: Change
    ) async throws -> (UUID, Day, String?)? {
        try await change.row(
            """
            SELECT body_id, greatest(valid_from, \(day.adding(days: 1))),
                CASE WHEN valid_from > \(day) THEN basis END
            FROM registry.body_versions
            WHERE parent_id = \(id) AND (valid_to IS NULL OR valid_to > \(day))
            ORDER BY body_id, valid_from LIMIT 1
            """, as: (UUID, Day, String?).self)
    }
}
