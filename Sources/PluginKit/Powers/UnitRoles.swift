public import Foundation

/// The roles that accounts have for one unit and what is below it, as ``UnitTree`` knows units. Offered as a
/// service by the host: a plugin whose units come to an end asks it what hangs on one, and hands that on.
public protocol UnitRoles: Sendable {
    /// Who has which role for exactly this unit, in the order in which they were given; nothing where the
    /// caller may not see that.
    func roles(for unit: UUID, to request: Request) async throws -> [UnitRole]

    /// Gives whoever has a role for a unit the same one for another, in this change; the first one stays.
    /// - Throws: ``RightMissing`` where the caller may not give roles.
    func extend(rolesFor unit: UUID, to other: UUID, in change: Change) async throws
}

/// A role that an account has for a unit.
public struct UnitRole: Sendable, Hashable {
    public let account: UUID
    /// What the account is called.
    public let name: String
    public let role: Role
    public let grantedAt: Date

    public init(account: UUID, name: String, role: Role, grantedAt: Date) {
        self.account = account
        self.name = name
        self.role = role
        self.grantedAt = grantedAt
    }
}
