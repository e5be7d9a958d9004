import Foundation
import PostgresStore

/// The count of attempts to sign in under one e-mail address, whether it belongs to an account or not.
///
/// An attempt is counted before the password is looked at, so that a hundred at once get no more
/// guesses than one after the other. Success forgets the count.
enum SignInAttempts {
    enum Verdict: Sendable, Hashable {
        /// The password may be looked at. Where it is wrong, the lock named here begins.
        case allowed(lockedUntil: Date?)
        case locked(until: Date)
    }

    static func count(
        _ email: String, at now: Date, policy: IdentityPolicy, in database: Database
    ) async throws -> Verdict {
        let digest = Secret.digest(of: email)
        let forgotten = now.addingTimeInterval(-policy.attemptMemory)
        // Compared by the server: it keeps microseconds, and `now` is finer.
        let counted = try await database.row(
            """
            INSERT INTO platform.sign_in_attempts AS t
                (email_digest, attempts, attempted_at, locked_until)
            VALUES (\(digest), 1, \(now), \(lock(after: "1", from: now, policy)))
            ON CONFLICT (email_digest) DO UPDATE SET
                (attempts, attempted_at, locked_until) = (
                    SELECT n, \(now)::timestamptz, \(lock(after: "n", from: now, policy))
                    FROM (VALUES (CASE WHEN t.attempted_at < \(forgotten) THEN 1
                                       ELSE t.attempts + 1 END)) AS next (n))
            WHERE t.locked_until <= \(now)
            RETURNING t.locked_until, t.locked_until > t.attempted_at
            """, as: (Date, Bool).self)
        if let (until, isLock) = counted { return .allowed(lockedUntil: isLock ? until : nil) }
        let until = try await database.value(
            "SELECT locked_until FROM platform.sign_in_attempts WHERE email_digest = \(digest)",
            as: Date.self)
        return .locked(until: until ?? now)
    }

    private static func lock(
        after attempts: String, from now: Date, _ policy: IdentityPolicy
    ) -> SQL {
        """
        \(now)::timestamptz + make_interval(secs =>
            (\(policy.locks)::int[])[least(\(raw: attempts), \(policy.locks.count)::int)])
        """
    }

    /// Forgets the attempts under an address, and some of those that are too old to count.
    static func forget(
        _ email: String, at now: Date, policy: IdentityPolicy, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            DELETE FROM platform.sign_in_attempts
            WHERE email_digest = \(Secret.digest(of: email)) OR email_digest IN (
                SELECT email_digest FROM platform.sign_in_attempts
                WHERE attempted_at < \(now.addingTimeInterval(-policy.attemptMemory))
                LIMIT 100 FOR UPDATE SKIP LOCKED)
            """)
    }
}
