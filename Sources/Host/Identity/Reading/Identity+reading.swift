public import Foundation
public import PluginKit
import PostgresStore

extension Identity {
    /// The accounts, by name, with what each is in an agency.
    /// - Parameter words: A part of the name or the address; empty for all.
    public func accounts(
        matching words: String = "", agency: UUID, paging: Paging
    ) async throws -> Listing<AccountRecord> {
        let pattern = "%" + words.lowercased().escapedForLike + "%"
        let condition: SQL = "lower(a.name) LIKE \(pattern) OR a.email LIKE \(pattern)"
        let rows = try await database.query(
            """
            SELECT \(AccountRecord.columns(agency: agency)) FROM platform.accounts a
            WHERE \(condition)
            ORDER BY a.name COLLATE "kk-x-icu", a.id
            \(paging.slice)
            """)
        return try await paging.listing(
            rows.map(AccountRecord.init), counting: "FROM platform.accounts a WHERE \(condition)",
            from: database)
    }

    public func accountRecord(_ id: UUID, agency: UUID) async throws -> AccountRecord {
        let rows = try await database.query(
            """
            SELECT \(AccountRecord.columns(agency: agency)) FROM platform.accounts a
            WHERE a.id = \(id)
            """)
        guard let row = rows.first else { throw NoSuchAccount() }
        return try AccountRecord(row)
    }

    /// The latest sessions of an account, at most a hundred, the newest first.
    public func sessions(of account: UUID) async throws -> [SessionRecord] {
        try await database.query(
            """
            SELECT \(SessionRecord.columns) FROM platform.sessions
            WHERE account_id = \(account) ORDER BY started_at DESC, id DESC LIMIT 100
            """
        ).map(SessionRecord.init)
    }

    /// The latest tokens of an account, at most a hundred, the newest first.
    public func tokens(of account: UUID) async throws -> [TokenRecord] {
        try await database.query(
            """
            SELECT \(TokenRecord.columns) FROM platform.tokens
            WHERE account_id = \(account) ORDER BY created_at DESC, id DESC LIMIT 100
            """
        ).map(TokenRecord.init)
    }
}

extension String {
    /// The text as LIKE finds it literally.
    fileprivate var escapedForLike: String {
        replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }
}
