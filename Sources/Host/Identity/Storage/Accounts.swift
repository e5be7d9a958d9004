import Foundation
import PluginKit
import PostgresStore

/// The statements about accounts.
enum Accounts {
    /// What signing in needs to know of an account.
    struct Credentials: Sendable {
        let identity: StoredIdentity
        /// As it is kept; a change is made only to the password that was compared.
        let password: String
        let mustChangePassword: Bool
        let isDisabled: Bool

        var hash: PasswordHash? { PasswordHash(text: password) }
    }

    static func credentials(
        email: String, agency: UUID, at now: Date, in database: Database
    ) async throws -> Credentials? {
        try await credentials(where: "a.email = \(email)", agency: agency, at: now, in: database)
    }

    static func credentials(
        id: UUID, agency: UUID, at now: Date, in database: Database
    ) async throws -> Credentials? {
        try await credentials(where: "a.id = \(id)", agency: agency, at: now, in: database)
    }

    private static func credentials(
        where condition: SQL, agency: UUID, at now: Date, in database: Database
    ) async throws -> Credentials? {
        let rows = try await database.query(
            """
            SELECT \(StoredIdentity.columns(agency: agency, at: now)),
                   a.password, a.must_change_password, a.disabled_at IS NOT NULL
            FROM platform.accounts a WHERE \(condition)
            """)
        return try rows.first.map { row in
            var cells = row.cells
            return Credentials(
                identity: try StoredIdentity(&cells), password: try cells.next(),
                mustChangePassword: try cells.next(), isDisabled: try cells.next())
        }
    }

    /// Whether the account may still sign in with this password; it stays so while the transaction
    /// lasts.
    static func hold(
        _ id: UUID, withPassword password: String, in transaction: Transaction
    ) async throws -> Bool {
        try await transaction.value(
            """
            SELECT true FROM platform.accounts
            WHERE id = \(id) AND password = \(password) AND disabled_at IS NULL FOR SHARE
            """, as: Bool.self) ?? false
    }

    static func add(
        _ id: UUID, email: String, name: String, password: PasswordHash, at now: Date,
        in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO platform.accounts
                (id, email, name, password, must_change_password, password_changed_at, created_at)
            VALUES (\(id), \(email), \(name), \(password.text), true, \(now), \(now))
            """)
    }

    /// Puts another password in the place of the one that was compared; any, where that is nil.
    /// - Returns: Whether the account has it.
    static func setPassword(
        _ password: PasswordHash, of id: UUID, insteadOf old: String?, mustChange: Bool,
        at now: Date,
        in transaction: Transaction
    ) async throws -> Bool {
        try await transaction.execute(
            """
            UPDATE platform.accounts
            SET password = \(password.text), must_change_password = \(mustChange),
                password_changed_at = \(now)
            WHERE id = \(id) AND password = coalesce(\(old), password) AND disabled_at IS NULL
            """) > 0
    }

    /// - Returns: The e-mail address, where the account was not disabled yet.
    static func disable(
        _ id: UUID, at now: Date, in transaction: Transaction
    ) async throws -> String? {
        try await transaction.value(
            """
            UPDATE platform.accounts SET disabled_at = \(now)
            WHERE id = \(id) AND disabled_at IS NULL RETURNING email
            """, as: String.self)
    }

    /// - Returns: Whether the account was disabled.
    static func enable(_ id: UUID, in transaction: Transaction) async throws -> Bool {
        try await transaction.execute(
            """
            UPDATE platform.accounts SET disabled_at = NULL
            WHERE id = \(id) AND disabled_at IS NOT NULL
            """) > 0
    }

    /// Whether the account is not disabled, and stays so while the transaction lasts; nil where there
    /// is none.
    static func mayHaveTokens(_ id: UUID, in transaction: Transaction) async throws -> Bool? {
        try await transaction.value(
            "SELECT disabled_at IS NULL FROM platform.accounts WHERE id = \(id) FOR SHARE",
            as: Bool.self)
    }

    static func id(email: String, in database: some SQLExecuting) async throws -> UUID? {
        try await database.value(
            "SELECT id FROM platform.accounts WHERE email = \(email)", as: UUID.self)
    }

    static func email(of id: UUID, in database: some SQLExecuting) async throws -> String? {
        try await database.value(
            "SELECT email FROM platform.accounts WHERE id = \(id)", as: String.self)
    }
}
