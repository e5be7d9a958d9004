public import Foundation
public import Logging
public import PluginKit
public import PostgresStore

/// Accounts, sessions, tokens and rights: who somebody is, and what that lets them do.
///
/// Of passwords only the scrypt hash is kept, of sessions and tokens only the SHA-256; none of them is
/// ever in a log or in the audit. Every change writes its audit row in the same transaction.
public final class Identity: Sendable {
    let database: Database
    let policy: IdentityPolicy
    let rights: Rights
    let audit: any AuditTrail
    let logger: Logger
    let passwords = PasswordWorks()

    /// - Parameter permissions: All that the host and its plugins declare.
    public init(
        database: Database, permissions: [Permission], audit: any AuditTrail = PostgresAudit(),
        policy: IdentityPolicy = IdentityPolicy(), logger: Logger
    ) {
        self.database = database
        self.policy = policy
        self.audit = audit
        self.logger = logger
        rights = Rights(permissions)
    }

    /// Who calls. A stranger costs no statement, a session or token one.
    ///
    /// A token goes before a session. Whoever has no role in the agency is a stranger there.
    public func caller(
        sessionToken: String?, bearer: String?, agency: Agency, now: Date
    ) async throws -> Caller {
        if let bearer { return try await caller(bearer: bearer, agency: agency, now: now) }
        guard let sessionToken else { return .stranger }
        return try await caller(session: sessionToken, agency: agency, now: now)
    }

    private func caller(session secret: String, agency: Agency, now: Date) async throws -> Caller {
        let found = try await Sessions.find(
            digest: Secret.digest(of: secret), agency: agency.id, at: now,
            startedAfter: now.addingTimeInterval(-policy.absoluteLimit),
            seenAfter: now.addingTimeInterval(-policy.idleLimit), in: database)
        guard let found else { return .rejected }
        if now.timeIntervalSince(found.seenAt) >= policy.seenInterval {
            try await Sessions.touch(
                found.id, at: now, unlessSince: now.addingTimeInterval(-policy.seenInterval),
                in: database)
        }
        let session = SessionReference(
            id: found.id, account: found.account.id, agency: agency.id,
            crossSiteToken: CrossSite.token(forSession: secret),
            mustChangePassword: found.mustChangePassword)
        return Caller(
            account: account(found.account, mayAct: !found.mustChangePassword), session: session,
            means: .session)
    }

    private func caller(bearer secret: String, agency: Agency, now: Date) async throws -> Caller {
        let found = try await AccessTokens.find(
            digest: Secret.digest(of: secret), agency: agency.id, at: now, in: database)
        guard let found else { return .rejected }
        let threshold = now.addingTimeInterval(-policy.seenInterval)
        if found.lastUsedAt.map({ $0 <= threshold }) ?? true {
            try await AccessTokens.touch(found.id, at: now, unlessSince: threshold, in: database)
        }
        return Caller(
            account: account(found.account, mayAct: true), session: nil, means: .token,
            token: found.id)
    }

    /// Who acts, where an account has asked for work that is done later: with the rights that it has by then.
    func caller(account id: UUID, agency: Agency, now: Date) async throws -> Caller {
        let found = try await Accounts.credentials(
            id: id, agency: agency.id, at: now, in: database)
        return Caller(
            account: found.map { account($0.identity, mayAct: !$0.isDisabled) }, session: nil,
            means: .none)
    }

    func account(_ stored: StoredIdentity, mayAct: Bool) -> Account {
        Account(
            id: stored.id, email: stored.email, name: stored.name, roles: stored.roles,
            permissions: mayAct ? rights.permissions(of: stored.grants) : [:])
    }

    /// Writes the audit row of a change.
    func record(_ entry: AuditEntry, in transaction: Transaction) async throws {
        try await audit.write(entry, in: transaction)
    }
}
