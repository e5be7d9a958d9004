import Foundation
import PluginKit
import PostgresStore

/// The roles for units in `platform.account_roles`.
struct StoredUnitRoles: UnitRoles {
    func roles(for unit: UUID, to request: Request) async throws -> [UnitRole] {
        guard request.may(.accountsRead) else { return [] }
        return try await Self.roles(for: unit, of: request.agency.id, from: request.database)
    }

    func extend(rolesFor unit: UUID, to other: UUID, in change: Change) async throws {
        let request = change.request
        try await request.require(.accounts, for: nil)
        for held in try await Self.roles(for: unit, of: request.agency.id, from: change) {
            let isNew = try await RoleGrants.add(
                held.role, for: other, to: held.account, agency: request.agency.id,
                by: request.account?.id, at: request.now, in: change.transaction)
            guard isNew else { continue }
            let given: JSON = ["role": .string(held.role.rawValue), "unit": .string(other.text)]
            try await change.audit("host.role.granted", of: held.account, after: given.text)
        }
    }

    private static func roles(
        for unit: UUID, of agency: UUID, from database: some SQLExecuting
    ) async throws -> [UnitRole] {
        try await database.rows(
            """
            SELECT r.account_id, a.name, r.role, r.granted_at
            FROM platform.account_roles r JOIN platform.accounts a ON a.id = r.account_id
            WHERE r.unit_id = \(unit) AND r.agency_id = \(agency) AND r.ended_at IS NULL
            ORDER BY r.granted_at, r.id
            """, as: (UUID, String, String, Date).self
        ).compactMap { account, name, role, grantedAt in
            Role(rawValue: role).map {
                UnitRole(account: account, name: name, role: $0, grantedAt: grantedAt)
            }
        }
    }
}
