public import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

extension Identity {
    /// Lets another account act for one from a day until a day: while it runs, the substitute has the
    /// roles that the giver holds, for the same units. It ends by itself.
    /// - Throws: `InvalidFields` where there is no such substitute, it is the giver itself, the giver does
    ///   not hold the role, or the time is over.
    public func delegate(
        _ delegation: NewDelegation, of giver: UUID, by author: Author
    ) async throws -> UUID {
        let substitute = try await substitute(delegation.email, of: giver)
        var problems: [FieldProblem] = []
        if delegation.until < Day.today(now: author.now) {
            problems.append(.delegation("/until", "untilIsOver"))
        }
        let held = try await roles(of: giver, agency: author.agency.id).map(\.role)
        if held.isEmpty { problems.append(.delegation("/role", "nothingHeld")) }
        if let role = delegation.role?.role, !held.contains(role), !held.isEmpty {
            problems.append(.delegation("/role", "notHeld"))
        }
        guard problems.isEmpty else { throw InvalidFields(problems) }
        let id = UUID.v7(at: author.now)
        try await database.withTransaction { transaction in
            try await Delegations.add(
                id, delegation, of: giver, to: substitute, by: author, in: transaction)
            try await record(
                author.entry(
                    "host.delegation.given", of: giver,
                    after: [
                        "delegation": .string(id.text), "substitute": .string(substitute.text),
                        "role": .string(delegation.role?.rawValue ?? "all"),
                        "from": .string(delegation.from.iso8601),
                        "until": .string(delegation.until.iso8601),
                    ]),
                in: transaction)
        }
        return id
    }

    /// Ends a delegation before its last day. One that has ended stays as it is.
    /// - Parameter giver: Only where it is this account's; nil for anybody's.
    /// - Returns: Whose it was.
    public func endDelegation(
        _ id: UUID, of giver: UUID?, by author: Author
    ) async throws -> UUID {
        try await database.withTransaction { transaction in
            guard
                let found = try await Delegations.find(
                    id, agency: author.agency.id, in: transaction),
                giver == nil || found.giver == giver
            else { throw Missing() }
            guard try await Delegations.end(id, by: author, in: transaction) else {
                return found.giver
            }
            try await record(
                author.entry(
                    "host.delegation.ended", of: found.giver,
                    before: [
                        "delegation": .string(id.text),
                        "substitute": .string(found.substitute.text),
                    ]),
                in: transaction)
            return found.giver
        }
    }

    /// The latest delegations that an account gave or received.
    public func delegations(of account: UUID, agency: UUID) async throws -> [DelegationRecord] {
        try await Delegations.list(of: account, agency: agency, in: database)
    }

    private func substitute(_ email: String, of giver: UUID) async throws -> UUID {
        let found = try await database.value(
            """
            SELECT id FROM platform.accounts
            WHERE email = \(EmailAddress.folded(email)) AND disabled_at IS NULL
            """, as: UUID.self)
        guard let found else { throw InvalidFields(.delegation("/email", "unknown")) }
        guard found != giver else { throw InvalidFields(.delegation("/email", "oneself")) }
        return found
    }
}
