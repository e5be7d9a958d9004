public import Foundation
import PostgresStore

/// A session as an administrator or auditor sees it.
public struct SessionRecord: Sendable, Hashable {
    public let id: UUID
    public let startedAt: Date
    public let seenAt: Date
    public let address: String?
    /// When it was ended; nil for one that goes on or ran out.
    public let endedAt: Date?

    static let columns: SQL = "id, started_at, seen_at, address, ended_at"

    init(_ row: Row) throws {
        (id, startedAt, seenAt, address, endedAt) = try row.decode(
            as: (UUID, Date, Date, String?, Date?).self)
    }
}

/// A bearer token as an administrator or auditor sees it: all but the token.
public struct TokenRecord: Sendable, Hashable {
    public let id: UUID
    public let name: String
    public let createdAt: Date
    public let expiresAt: Date
    public let lastUsedAt: Date?
    public let revokedAt: Date?

    static let columns: SQL = "id, name, created_at, expires_at, last_used_at, revoked_at"

    init(_ row: Row) throws {
        (id, name, createdAt, expiresAt, lastUsedAt, revokedAt) = try row.decode(
            as: (UUID, String, Date, Date, Date?, Date?).self)
    }
}
