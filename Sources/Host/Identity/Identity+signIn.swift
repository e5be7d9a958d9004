public import Foundation
public import PluginKit
import PostgresStore

extension Identity {
    /// Begins a session for who knows the password.
    ///
    /// An unknown address costs the same work and gets the same answers, locks included. Attempts while
    /// locked are not looked at and leave no row in the audit; the lock itself does.
    /// - Throws: ``SignInRefused`` or ``TooManySignIns``.
    public func signIn(
        email: String, password: String, agency: Agency, origin: Origin, now: Date
    ) async throws -> SignedIn {
        let author = Author(account: nil, agency: agency, origin: origin, now: now)
        let email = EmailAddress.folded(email)
        let lock = try await countAttempt(email, now)
        let found = try await Accounts.credentials(
            email: email, agency: agency.id, at: now, in: database)
        let isRight = try await passwords.verify(
            password, against: found?.hash, otherwise: policy.passwordCost)
        guard isRight, let found else {
            throw try await failure(of: found?.identity.id, lockedUntil: lock, author)
        }
        if let refusal = refusal(of: found) {
            try await forgive(email, refused: refusal, found.identity.id, author)
            throw refusal
        }
        let renewed = try await renewal(of: password, found)
        return try await database.withTransaction { transaction in
            guard
                try await Accounts.hold(
                    found.identity.id, withPassword: found.password, in: transaction)
            else { throw SignInRefused.wrong }
            try await SignInAttempts.forget(email, at: now, policy: policy, in: transaction)
            if let renewed {
                _ = try await Accounts.setPassword(
                    renewed, of: found.identity.id, insteadOf: found.password,
                    mustChange: found.mustChangePassword, at: now, in: transaction)
            }
            let signedIn = try await beginSession(
                for: found.identity, mustChangePassword: found.mustChangePassword, by: author,
                in: transaction)
            try await record(
                author.byItself(found.identity.id)
                    .entry("host.signIn.succeeded", of: signedIn.session.id),
                in: transaction)
            return signedIn
        }
    }

    /// Ends a session at the wish of its owner. A session that is over stays as it is.
    public func signOut(_ session: SessionReference, by author: Author) async throws {
        try await database.withTransaction { transaction in
            let wasAlive = try await Sessions.end(
                session.id, because: .signedOut, at: author.now, in: transaction)
            guard wasAlive else { return }
            try await record(
                author.entry("host.session.signedOut", of: session.id), in: transaction)
        }
    }

    /// Counts an attempt before its password is looked at.
    /// - Returns: Until when sign-in is locked should the password be wrong; nil for not at all.
    func countAttempt(_ email: String, _ now: Date) async throws -> Date? {
        try passwords.checkRoom()
        switch try await SignInAttempts.count(email, at: now, policy: policy, in: database) {
        case .locked(let until): throw SignInRefused.locked(until: until, now: now)
        case .allowed(let until): return until
        }
    }

    /// Writes down that a password was wrong.
    func failure(
        of account: UUID?, lockedUntil: Date?, _ author: Author
    ) async throws -> SignInRefused {
        try await database.withTransaction { transaction in
            let known: JSON = ["account": account == nil ? "unknown" : "known"]
            try await record(
                author.entry("host.signIn.failed", of: account, after: known), in: transaction)
            guard let lockedUntil else { return SignInRefused.wrong }
            let until = JSON.string(lockedUntil.formatted(.iso8601))
            try await record(
                author.entry("host.signIn.locked", of: account, after: ["until": until]),
                in: transaction)
            return SignInRefused.locked(until: lockedUntil, now: author.now)
        }
    }

    /// Makes a new session; its secret is in the answer only.
    func beginSession(
        for identity: StoredIdentity, mustChangePassword: Bool, by author: Author,
        in transaction: Transaction
    ) async throws -> SignedIn {
        let secret = Secret.base64url(Secret.bytes(32))
        let session = SessionReference(
            id: UUID.v7(at: author.now), account: identity.id, agency: author.agency.id,
            crossSiteToken: CrossSite.token(forSession: secret),
            mustChangePassword: mustChangePassword)
        try await Sessions.begin(
            session.id, of: identity.id, agency: session.agency, digest: Secret.digest(of: secret),
            address: author.origin.address, at: author.now, in: transaction)
        return SignedIn(
            sessionToken: secret, session: session,
            account: account(identity, mayAct: !mustChangePassword))
    }

    private func refusal(of found: Accounts.Credentials) -> SignInRefused? {
        found.isDisabled ? .disabled : found.identity.grants.isEmpty ? .withoutRole : nil
    }

    private func forgive(
        _ email: String, refused: SignInRefused, _ account: UUID, _ author: Author
    ) async throws {
        let reason: JSON = ["reason": refused == .disabled ? "disabled" : "withoutRole"]
        try await database.withTransaction { transaction in
            try await SignInAttempts.forget(email, at: author.now, policy: policy, in: transaction)
            try await record(
                author.entry("host.signIn.refused", of: account, after: reason), in: transaction)
        }
    }

    /// The password hashed as the policy has it now, where that differs from how it is kept.
    private func renewal(
        of password: String, _ found: Accounts.Credentials
    ) async throws -> PasswordHash? {
        guard found.hash?.cost != policy.passwordCost else { return nil }
        return try await passwords.hash(password, cost: policy.passwordCost)
    }
}
