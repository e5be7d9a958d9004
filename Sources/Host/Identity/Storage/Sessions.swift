import Foundation
import PluginKit
import PostgresStore

/// The statements about sessions.
enum Sessions {
    struct Found: Sendable {
        let id: UUID
        let seenAt: Date
        let mustChangePassword: Bool
        let account: StoredIdentity
    }

    /// The living session of a token; nil where it ended, ran out, or its account may not sign in.
    static func find(
        digest: Data, agency: UUID, at now: Date, startedAfter: Date, seenAfter: Date,
        in database: Database
    ) async throws -> Found? {
        let rows = try await database.query(
            """
            SELECT s.id, s.seen_at, a.must_change_password,
                \(StoredIdentity.columns(agency: agency, at: now))
            FROM platform.sessions s JOIN platform.accounts a ON a.id = s.account_id
            WHERE s.token_digest = \(digest) AND s.agency_id = \(agency) AND s.ended_at IS NULL
              AND s.started_at > \(startedAfter) AND s.seen_at > \(seenAfter)
              AND a.disabled_at IS NULL
            """)
        return try rows.first.map { row in
            var cells = row.cells
            return Found(
                id: try cells.next(), seenAt: try cells.next(),
                mustChangePassword: try cells.next(), account: try StoredIdentity(&cells))
        }.flatMap { $0.account.grants.isEmpty ? nil : $0 }
    }

    static func touch(_ id: UUID, at now: Date, unlessSince: Date, in database: Database)
        async throws
    {
        try await database.execute(
            """
            UPDATE platform.sessions SET seen_at = \(now)
            WHERE id = \(id) AND ended_at IS NULL AND seen_at <= \(unlessSince)
            """)
    }

    static func begin(
        _ id: UUID, of account: UUID, agency: UUID, digest: Data, address: String?, at now: Date,
        in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO platform.sessions
                (id, account_id, agency_id, token_digest, started_at, seen_at, address)
            VALUES (\(id), \(account), \(agency), \(digest), \(now), \(now), \(address))
            """)
    }

    /// Ends one session.
    /// - Returns: Whether it was alive.
    static func end(
        _ id: UUID, because reason: EndReason, at now: Date, in transaction: Transaction
    ) async throws -> Bool {
        try await transaction.execute(
            """
            UPDATE platform.sessions SET ended_at = \(now), end_reason = \(reason)
            WHERE id = \(id) AND ended_at IS NULL
            """) > 0
    }

    /// Ends all sessions of an account.
    /// - Returns: How many there were.
    @discardableResult
    static func endAll(
        of account: UUID, because reason: EndReason, at now: Date, in transaction: Transaction
    ) async throws -> Int {
        try await transaction.execute(
            """
            UPDATE platform.sessions SET ended_at = \(now), end_reason = \(reason)
            WHERE account_id = \(account) AND ended_at IS NULL
            """)
    }

    /// Why a session ended before it ran out.
    enum EndReason: String, SQLEncodable {
        case signedOut, passwordChanged, ended, disabled
    }
}
