import Foundation
import PluginKit
import PostgresStore

/// The statements about bearer tokens.
enum AccessTokens {
    struct Found: Sendable {
        let id: UUID
        let lastUsedAt: Date?
        let account: StoredIdentity
    }

    /// The token with this digest; nil where it ran out, was revoked, or its account is disabled.
    static func find(
        digest: Data, agency: UUID, at now: Date, in database: Database
    ) async throws -> Found? {
        let rows = try await database.query(
            """
            SELECT t.id, t.last_used_at, \(StoredIdentity.columns(agency: agency, at: now))
            FROM platform.tokens t JOIN platform.accounts a ON a.id = t.account_id
            WHERE t.token_digest = \(digest) AND t.revoked_at IS NULL AND t.expires_at > \(now)
              AND a.disabled_at IS NULL
            """)
        return try rows.first.map { row in
            var cells = row.cells
            return Found(
                id: try cells.next(), lastUsedAt: try cells.next(),
                account: try StoredIdentity(&cells))
        }.flatMap { $0.account.grants.isEmpty ? nil : $0 }
    }

    static func touch(_ id: UUID, at now: Date, unlessSince: Date, in database: Database)
        async throws
    {
        try await database.execute(
            """
            UPDATE platform.tokens SET last_used_at = \(now)
            WHERE id = \(id) AND (last_used_at IS NULL OR last_used_at <= \(unlessSince))
            """)
    }

    static func add(
        _ id: UUID, of account: UUID, name: String, digest: Data, from now: Date,
        until expiry: Date,
        in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO platform.tokens (id, account_id, name, token_digest, created_at, expires_at)
            VALUES (\(id), \(account), \(name), \(digest), \(now), \(expiry))
            """)
    }

    /// Revokes one token.
    /// - Returns: Whose it was and its name; nil where there is none that is not revoked.
    static func revoke(
        _ id: UUID, at now: Date, in transaction: Transaction
    ) async throws -> (account: UUID, name: String)? {
        try await transaction.row(
            """
            UPDATE platform.tokens SET revoked_at = \(now)
            WHERE id = \(id) AND revoked_at IS NULL
            RETURNING account_id, name
            """, as: (UUID, String).self)
    }

    /// Revokes all tokens of an account.
    /// - Returns: How many there were.
    static func revokeAll(
        of account: UUID, at now: Date, in transaction: Transaction
    ) async throws -> Int {
        try await transaction.execute(
            """
            UPDATE platform.tokens SET revoked_at = \(now)
            WHERE account_id = \(account) AND revoked_at IS NULL
            """)
    }
}
