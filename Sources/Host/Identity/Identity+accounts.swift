public import Foundation
public import PluginKit
import PostgresStore

extension Identity {
    /// Makes an account with a first password, which its owner must change.
    /// - Parameter unit: For which its roles are, with what is below it; nil for the whole agency.
    /// - Throws: `InvalidFields` where the address is none or is taken.
    public func createAccount(
        email: String, name: String, roles: Set<Role>, for unit: UUID? = nil, by author: Author
    ) async throws -> (id: UUID, password: ShownOnce) {
        if let problem = EmailAddress.problem(with: email, at: "/email") {
            throw InvalidFields(problem)
        }
        for role in roles { try RoleGrant.refuse(role, for: unit) }
        let draft = try await draft(email: email, name: name, roles: roles, for: unit, author)
        do {
            try await database.withTransaction { try await add(draft, by: author, in: $0) }
        } catch let error as PostgresError where error.constraint == "accounts_email_once" {
            throw InvalidFields(FieldProblem("/email", "taken", Message("host.account.emailTaken")))
        }
        return (draft.id, draft.password)
    }

    /// Makes the first administrator of an agency; nil where it has or had one.
    ///
    /// Two hosts that start at once make one.
    public func createFirstAdministrator(
        email: String, name: String, by author: Author
    ) async throws -> ShownOnce? {
        if let problem = EmailAddress.problem(with: email, at: "/email") {
            throw InvalidFields(problem)
        }
        // Looked at twice: a start must not wait for the hashing of a password that nobody needs.
        guard try await !RoleGrants.hasAdministrator(agency: author.agency.id, in: database) else {
            return nil
        }
        let draft = try await draft(
            email: email, name: name, roles: [.administrator], for: nil, author)
        return try await database.withTransaction { transaction in
            try await RoleGrants.keepAdministrators(in: transaction)
            guard
                try await !RoleGrants.hasAdministrator(agency: author.agency.id, in: transaction),
                try await Accounts.id(email: draft.email, in: transaction) == nil
            else { return nil }
            try await add(draft, by: author, in: transaction)
            return draft.password
        }
    }

    /// Shuts an account out: its sessions and tokens end at once.
    ///
    /// The last administrator of an agency cannot be disabled on a page, but at the command line, where
    /// another can be made. An account that is disabled stays as it is.
    public func disable(_ account: UUID, by author: Author) async throws {
        try await database.withTransaction { transaction in
            try await keepAdministered(without: account, author, in: transaction)
            let email = try await Accounts.disable(account, at: author.now, in: transaction)
            guard let email else { return try await mustExist(account, in: transaction) }
            async let sessions = Sessions.endAll(
                of: account, because: .disabled, at: author.now, in: transaction)
            async let tokens = AccessTokens.revokeAll(of: account, at: author.now, in: transaction)
            let after: JSON = [
                "email": .string(email), "sessionsEnded": .count(try await sessions),
                "tokensRevoked": .count(try await tokens),
            ]
            try await record(
                author.entry("host.account.disabled", of: account, after: after), in: transaction)
        }
    }

    /// Lets a disabled account sign in again; sessions and tokens that ended do not come back.
    public func enable(_ account: UUID, by author: Author) async throws {
        try await database.withTransaction { transaction in
            guard try await Accounts.enable(account, in: transaction) else {
                return try await mustExist(account, in: transaction)
            }
            try await record(author.entry("host.account.enabled", of: account), in: transaction)
        }
    }

    /// The account of an e-mail address, for commands.
    public func account(withEmail email: String) async throws -> UUID {
        let id = try await Accounts.id(email: EmailAddress.folded(email), in: database)
        guard let id else { throw NoSuchAccount() }
        return id
    }

    func mustExist(_ account: UUID, in transaction: Transaction) async throws {
        guard try await Accounts.email(of: account, in: transaction) != nil else {
            throw NoSuchAccount()
        }
    }

    /// Refuses to leave an agency without an administrator, unless at the command line.
    func keepAdministered(
        without account: UUID, _ author: Author, in transaction: Transaction
    ) async throws {
        try await RoleGrants.keepAdministrators(in: transaction)
        guard author.account != nil,
            try await RoleGrants.isOnlyAdministrator(account, in: transaction)
        else { return }
        throw LastAdministrator()
    }
}

/// An account that is about to be made.
private struct Draft: Sendable {
    let id: UUID
    let email: String
    let name: String
    let roles: Set<Role>
    let unit: UUID?
    let password: ShownOnce
    let hash: PasswordHash
}

extension Identity {
    /// The password is hashed before the transaction, which is not to wait for it.
    private func draft(
        email: String, name: String, roles: Set<Role>, for unit: UUID?, _ author: Author
    ) async throws -> Draft {
        let password = ShownOnce.password()
        return Draft(
            id: UUID.v7(at: author.now), email: EmailAddress.folded(email), name: name,
            roles: roles, unit: unit, password: password,
            hash: try await passwords.hash(password.text, cost: policy.passwordCost))
    }

    private func add(_ draft: Draft, by author: Author, in transaction: Transaction) async throws {
        try await Accounts.add(
            draft.id, email: draft.email, name: draft.name, password: draft.hash, at: author.now,
            in: transaction)
        for role in draft.roles {
            _ = try await RoleGrants.add(
                role, for: draft.unit, to: draft.id, agency: author.agency.id, by: author.account,
                at: author.now, in: transaction)
        }
        let roles = draft.roles.map(\.rawValue).sorted()
        try await record(
            author.entry(
                "host.account.created", of: draft.id,
                after: .object(
                    [
                        .init("email", .string(draft.email)),
                        .init("roles", .array(roles.map { .string($0) })),
                    ] + (draft.unit.map { [.init("unit", .string($0.text))] } ?? []))),
            in: transaction)
    }
}
