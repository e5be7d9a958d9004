public import Foundation
public import PluginKit
import PostgresStore

/// A role that an account holds, as an administrator or auditor sees it.
public struct HeldRole: Sendable, Hashable {
    public let id: UUID
    public let role: Role
    /// For this unit and what is below it; nil for the whole agency.
    public let unit: UUID?
    public let grantedAt: Date
}

extension Identity {
    /// The roles of its own that an account holds in an agency, in the order in which they were given.
    public func roles(of account: UUID, agency: UUID) async throws -> [HeldRole] {
        try await database.rows(
            """
            SELECT id, role, unit_id, granted_at FROM platform.account_roles
            WHERE account_id = \(account) AND agency_id = \(agency) AND ended_at IS NULL
            ORDER BY granted_at, id
            """, as: (UUID, String, UUID?, Date).self
        ).compactMap { id, role, unit, grantedAt in
            Role(rawValue: role).map {
                HeldRole(id: id, role: $0, unit: unit, grantedAt: grantedAt)
            }
        }
    }
}
