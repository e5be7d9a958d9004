public import Foundation
import PluginKit
import PostgresStore

extension Identity {
    /// Puts a password of one's own choice in the place of the old one, ends all sessions of the
    /// account and begins a new one.
    /// - Throws: `InvalidFields` with what is wrong at which field, or ``SignInRefused/locked(until:now:)``.
    public func changePassword(
        _ change: PasswordChange, in session: SessionReference, by author: Author
    ) async throws -> SignedIn {
        let found = try await Accounts.credentials(
            id: session.account, agency: author.agency.id, at: author.now, in: database)
        guard let found, !found.isDisabled else { throw NoSuchAccount() }
        try check(change, email: found.identity.email)
        let lock = try await countAttempt(found.identity.email, author.now)
        let isRight = try await passwords.verify(
            change.current, against: found.hash, otherwise: policy.passwordCost)
        guard isRight else {
            let refused = try await failure(of: session.account, lockedUntil: lock, author)
            guard lock == nil else { throw refused }
            throw InvalidFields(
                FieldProblem("/current", "password.wrong", Message("host.password.wrong")))
        }
        let hash = try await passwords.hash(change.new, cost: policy.passwordCost)
        return try await database.withTransaction { transaction in
            let isSet = try await Accounts.setPassword(
                hash, of: session.account, insteadOf: found.password, mustChange: false,
                at: author.now, in: transaction)
            guard isSet else { throw Stale() }
            try await SignInAttempts.forget(
                found.identity.email, at: author.now, policy: policy, in: transaction)
            let ended = try await Sessions.endAll(
                of: session.account, because: .passwordChanged, at: author.now, in: transaction)
            try await record(
                author.entry(
                    "host.account.passwordChanged", of: session.account,
                    after: ["sessionsEnded": .count(ended)]),
                in: transaction)
            return try await beginSession(
                for: found.identity, mustChangePassword: false, by: author, in: transaction)
        }
    }

    /// Gives an account a first password again, unlocks it and ends its sessions and tokens.
    public func resetPassword(of account: UUID, by author: Author) async throws -> ShownOnce {
        let password = ShownOnce.password()
        let hash = try await passwords.hash(password.text, cost: policy.passwordCost)
        try await database.withTransaction { transaction in
            guard let email = try await Accounts.email(of: account, in: transaction) else {
                throw NoSuchAccount()
            }
            let isSet = try await Accounts.setPassword(
                hash, of: account, insteadOf: nil, mustChange: true, at: author.now, in: transaction
            )
            guard isSet else { throw AccountDisabled() }
            try await SignInAttempts.forget(email, at: author.now, policy: policy, in: transaction)
            let ended = try await Sessions.endAll(
                of: account, because: .passwordChanged, at: author.now, in: transaction)
            let revoked = try await AccessTokens.revokeAll(
                of: account, at: author.now, in: transaction)
            try await record(
                author.entry(
                    "host.account.passwordReset", of: account,
                    after: ["sessionsEnded": .count(ended), "tokensRevoked": .count(revoked)]),
                in: transaction)
        }
        return password
    }

    /// Everything that is wrong with the new password, at once.
    private func check(_ change: PasswordChange, email: String) throws(InvalidFields) {
        var problems: [FieldProblem] = []
        if change.new != change.repeated {
            problems.append(
                FieldProblem(
                    "/repeated", "password.different", Message("host.password.different")))
        }
        if change.new == change.current {
            problems.append(FieldProblem("/new", "password.same", Message("host.password.same")))
        } else if let problem = PasswordRules.problem(with: change.new, email: email, at: "/new") {
            problems.append(problem)
        }
        guard problems.isEmpty else { throw InvalidFields(problems) }
    }
}

extension JSON {
    static func count(_ number: Int) -> JSON { .number(String(number)) }
}
