import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The statements about delegations.
enum Delegations {
    /// The latest of an account, given and received, at most a hundred.
    static func list(
        of account: UUID, agency: UUID, in database: Database
    ) async throws -> [DelegationRecord] {
        try await database.query(
            """
            \(selection)
            WHERE (g.giver_id = \(account) OR g.substitute_id = \(account)) AND g.agency_id = \(agency)
            ORDER BY g.valid_from DESC, g.id DESC LIMIT 100
            """
        ).map(DelegationRecord.init)
    }

    static func find(
        _ id: UUID, agency: UUID, in database: some SQLExecuting
    ) async throws -> DelegationRecord? {
        try await database.query("\(selection) WHERE g.id = \(id) AND g.agency_id = \(agency)")
            .first.map(DelegationRecord.init)
    }

    private static let selection: SQL = """
        SELECT g.id, g.giver_id, giver.name, g.substitute_id, substitute.name, g.role, g.valid_from,
            g.valid_to, g.ended_at
        FROM platform.delegations g
            JOIN platform.accounts giver ON giver.id = g.giver_id
            JOIN platform.accounts substitute ON substitute.id = g.substitute_id
        """

    static func add(
        _ id: UUID, _ delegation: NewDelegation, of giver: UUID, to substitute: UUID,
        by author: Author, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO platform.delegations (id, agency_id, giver_id, substitute_id, role,
                valid_from, valid_to, given_at, given_by)
            VALUES (\(id), \(author.agency.id), \(giver), \(substitute),
                \(delegation.role?.role.rawValue), \(delegation.from), \(delegation.until),
                \(author.now), \(author.account))
            """)
    }

    /// - Returns: Whether it had not ended yet.
    static func end(_ id: UUID, by author: Author, in transaction: Transaction) async throws -> Bool
    {
        try await transaction.execute(
            """
            UPDATE platform.delegations SET ended_at = \(author.now), ended_by = \(author.account)
            WHERE id = \(id) AND ended_at IS NULL
            """) > 0
    }
}
