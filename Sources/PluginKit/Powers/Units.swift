public import Foundation
public import KazakhstanFormats

/// The tree of units for which roles can be given, as state bodies are. Offered as a service by the
/// plugin that knows them; see ``Services``.
///
/// A role for a unit holds for the unit and all that is below it on the day.
public protocol UnitTree: Sendable {
    /// Those of some units that are one of the roots, or below one, on a day.
    func units(
        _ units: Set<UUID>, below roots: Set<UUID>, on day: Day
    ) async throws -> Set<UUID>

    /// What units are called on a day. A unit that does not exist has no name.
    func names(of units: Set<UUID>, on day: Day) async throws -> [UUID: LocalizedText]

    /// The units that are offered where a role is given, those that have the most below them first.
    /// - Parameter limit: No more than so many.
    func offered(on day: Day, in language: Language, limit: Int) async throws -> [(
        id: UUID, name: LocalizedText
    )]
}

/// For what an account has a permission.
public enum Reach: Sendable, Hashable {
    /// For the whole agency.
    case everywhere
    /// For these units and what is below them.
    case below(Set<UUID>)

    /// Both together.
    public func joined(with other: Reach) -> Reach {
        guard case .below(let mine) = self, case .below(let others) = other else {
            return .everywhere
        }
        return .below(mine.union(others))
    }
}

/// A permission as an account has it: by roles of its own, and by those of whom it stands in for.
public struct Holding: Sendable, Hashable {
    /// Nil where it has it as a substitute only.
    public private(set) var own: Reach?
    /// By the accounts whose roles are delegated to it.
    public private(set) var delegated: [UUID: Reach] = [:]

    public init(_ own: Reach? = nil) { self.own = own }

    /// Adds what a role gives.
    /// - Parameter giver: The account that delegated the role; nil for a role of its own.
    public mutating func add(_ reach: Reach, from giver: UUID? = nil) {
        guard let giver else {
            own = own?.joined(with: reach) ?? reach
            return
        }
        delegated[giver] = delegated[giver]?.joined(with: reach) ?? reach
    }

    /// All together; nil where there is nothing.
    public var reach: Reach? {
        delegated.values.reduce(own) { $0?.joined(with: $1) ?? $1 }
    }
}
