public import Foundation
import Synchronization

extension Request {
    /// Whether the caller has a permission at all, were it for one unit only.
    public func may(_ permission: Permission) -> Bool {
        isOfSystem || Access.requires(permission).admits(account)
    }

    /// For what the caller has a permission; nil for nothing. A list is narrowed by it in its statement.
    public func reach(of permission: Permission) -> Reach? {
        isOfSystem ? .everywhere : account?.permissions[permission.id]?.reach
    }

    /// Whether the caller has a permission for a unit. Nil is what belongs to no unit.
    public func may(_ permission: Permission, for unit: UUID?) async throws -> Bool {
        try await covers(reach(of: permission), unit)
    }

    /// Those of some units for which the caller has a permission.
    public func permitted(
        _ permission: Permission, among units: Set<UUID>
    ) async throws -> Set<UUID> {
        switch reach(of: permission) {
        case nil: []
        case .everywhere: units
        case .below(let roots):
            try await services.find((any UnitTree).self)?
                .units(units, below: roots, on: today) ?? []
        }
    }

    /// Refuses a caller who lacks a permission for a unit, and remembers for the audit whom the caller
    /// stands in for where it has it as a substitute only.
    /// - Parameter unit: Nil for what belongs to no unit.
    /// - Throws: ``RightMissing``.
    public func require(_ permission: Permission, for unit: UUID?) async throws {
        guard !isOfSystem else { return }
        let holding = account?.permissions[permission.id]
        if try await covers(holding?.own, unit) { return }
        for (giver, reach) in (holding?.delegated ?? [:]).sorted(by: { $0.key.text < $1.key.text })
        where try await covers(reach, unit) {
            standIn?.note(giver)
            return
        }
        throw RightMissing(right: text(Message(permission.label)), isElsewhere: holding != nil)
    }

    /// Whom the caller stands in for, as far as that is known by now: for the audit.
    public var actingFor: [UUID] { standIn?.givers ?? [] }

    /// Remembers for the audit by what the caller was let in.
    public func enter(by access: Access) {
        guard case .requires(let permission) = access,
            let holding = account?.permissions[permission.id]
        else { return }
        standIn?.note(holding)
    }

    private func covers(_ reach: Reach?, _ unit: UUID?) async throws -> Bool {
        switch (reach, unit) {
        case (nil, _): false
        case (.everywhere, _): true
        case (.below, nil): false
        case (.below(let roots), let unit?):
            try await services.find((any UnitTree).self)?
                .units([unit], below: roots, on: today).isEmpty == false
        }
    }
}

/// A right that the caller lacks, at all or for the unit that it is about.
public struct RightMissing: Refusal {
    /// What the right is called, in the reader's language.
    let right: String
    /// Whether the caller has it for other units.
    let isElsewhere: Bool

    public var consequence: Consequence { .forbidden }
    public var message: Message {
        Message(
            isElsewhere ? "host.refusal.rightElsewhere" : "host.refusal.rightMissing",
            ["right": right])
    }
}

/// Whom the caller of a request stands in for, as far as is known: by what it was let in, and by what was
/// required of it since.
final class StandIn: Sendable {
    private let noted = Mutex<Set<UUID>>([])

    /// Notes the givers of what is held as a substitute only.
    func note(_ holding: Holding) {
        guard holding.own == nil else { return }
        noted.withLock { $0.formUnion(holding.delegated.keys) }
    }

    func note(_ giver: UUID) { noted.withLock { _ = $0.insert(giver) } }

    var givers: [UUID] { noted.withLock { $0.sorted { $0.text < $1.text } } }
}
