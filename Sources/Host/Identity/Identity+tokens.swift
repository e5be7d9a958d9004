public import Foundation
import PluginKit
import PostgresStore

extension Identity {
    /// Makes a bearer token for a program that acts as an account.
    /// - Parameters:
    ///   - name: What it is for, as people say.
    ///   - days: How long it lives; no longer than the policy allows.
    public func createToken(
        for account: UUID, name: String, days: Int = 90, by author: Author
    ) async throws -> (id: UUID, token: ShownOnce) {
        let token = ShownOnce.token()
        let id = UUID.v7(at: author.now)
        let lifetime = min(max(days, 1), policy.longestTokenDays)
        let expiry = author.now.addingTimeInterval(Double(lifetime) * 86_400)
        try await database.withTransaction { transaction in
            switch try await Accounts.mayHaveTokens(account, in: transaction) {
            case nil: throw NoSuchAccount()
            case false?: throw AccountDisabled()
            case true?: break
            }
            try await AccessTokens.add(
                id, of: account, name: name, digest: Secret.digest(of: token.text),
                from: author.now, until: expiry, in: transaction)
            try await record(
                author.entry(
                    "host.token.created", of: account,
                    after: [
                        "token": .string(id.text), "name": .string(name),
                        "expires": .string(expiry.formatted(.iso8601)),
                    ]),
                in: transaction)
        }
        return (id, token)
    }

    /// Takes the force from a token at once. One that has none stays as it is.
    public func revokeToken(_ id: UUID, by author: Author) async throws {
        try await database.withTransaction { transaction in
            let revoked = try await AccessTokens.revoke(id, at: author.now, in: transaction)
            guard let revoked else { return }
            try await record(
                author.entry(
                    "host.token.revoked", of: revoked.account,
                    before: ["token": .string(id.text), "name": .string(revoked.name)]),
                in: transaction)
        }
    }
}
