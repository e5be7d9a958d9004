import Foundation
import PluginKit
import PostgresStore

/// The statements about the roles of accounts.
enum RoleGrants {
    /// - Returns: Whether the account did not have the role yet.
    static func add(
        _ role: Role, for unit: UUID?, to account: UUID, agency: UUID, by granter: UUID?,
        at now: Date, in transaction: Transaction
    ) async throws -> Bool {
        try await transaction.execute(
            """
            INSERT INTO platform.account_roles
                (id, account_id, agency_id, role, unit_id, granted_at, granted_by)
            VALUES (\(UUID.v7(at: now)), \(account), \(agency), \(role.rawValue), \(unit), \(now),
                \(granter))
            ON CONFLICT (account_id, agency_id, role, unit_id) WHERE ended_at IS NULL DO NOTHING
            """) > 0
    }

    /// - Returns: Whether the account had the role.
    static func end(
        _ role: Role, for unit: UUID?, of account: UUID, agency: UUID, by revoker: UUID?,
        at now: Date, in transaction: Transaction
    ) async throws -> Bool {
        try await transaction.execute(
            """
            UPDATE platform.account_roles SET ended_at = \(now), ended_by = \(revoker)
            WHERE account_id = \(account) AND agency_id = \(agency) AND role = \(role.rawValue)
              AND unit_id IS NOT DISTINCT FROM \(unit)::uuid AND ended_at IS NULL
            """) > 0
    }

    /// Makes changes to who administers come one after the other until the transaction ends.
    static func keepAdministrators(in transaction: Transaction) async throws {
        _ = try await transaction.query(
            "SELECT pg_advisory_xact_lock(hashtext('platform.administrators'))")
    }

    /// Whether an agency is administered by this account and by no other that may sign in.
    static func isOnlyAdministrator(
        _ account: UUID, in transaction: Transaction
    ) async throws -> Bool {
        try await transaction.value(
            """
            SELECT EXISTS (
                SELECT FROM platform.account_roles mine
                WHERE mine.account_id = \(account) AND mine.role = 'administrator'
                  AND mine.ended_at IS NULL AND NOT EXISTS (
                    SELECT FROM platform.account_roles other
                    JOIN platform.accounts a ON a.id = other.account_id
                    WHERE other.agency_id = mine.agency_id AND other.account_id <> mine.account_id
                      AND other.role = 'administrator' AND other.ended_at IS NULL
                      AND a.disabled_at IS NULL))
            """, as: Bool.self) ?? false
    }

    /// Whether anybody ever administered the agency.
    static func hasAdministrator(
        agency: UUID, in database: some SQLExecuting
    ) async throws -> Bool {
        try await database.value(
            """
            SELECT EXISTS (SELECT FROM platform.account_roles
                           WHERE agency_id = \(agency) AND role = 'administrator')
            """, as: Bool.self) ?? false
    }
}
