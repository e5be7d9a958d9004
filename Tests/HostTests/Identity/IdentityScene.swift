import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore
import Testing

@testable import Host

/// A database of one test, its accounts, and a clock that stands still until it is moved.
struct IdentityScene: Sendable {
    let owner: Database
    let host: Database
    let identity: Identity
    var now = Date(timeIntervalSince1970: 1_790_000_000)

    let agency = Agency(
        id: ministry, slug: "ministry",
        name: LocalizedText(kk: "Министрлік", ru: "Министерство", en: "Ministry"))

    static let ministry = UUID(uuidString: "01990000-0000-7000-8000-000000000001") ?? UUID()
    static let edit = Permission("books.edit", label: "books.edit", granted: [.operator])
    static let goodPassword = "жеті қара құмыра"

    /// Plays a scene in a database of its own.
    static func play(
        policy change: (inout IdentityPolicy) -> Void = { _ in },
        _ body: (inout IdentityScene) async throws -> Void
    ) async throws {
        let cluster = try #require(IdentityCluster.current)
        var policy = IdentityPolicy()
        policy.passwordCost = PasswordCost(logN: 4)
        change(&policy)
        try await cluster.withDatabase { owner, host in
            let identity = Identity(
                database: host, permissions: Permission.ofHost + [edit], policy: policy,
                logger: cluster.logger)
            var scene = IdentityScene(owner: owner, host: host, identity: identity)
            try await body(&scene)
        }
    }

    /// The command line.
    var command: Author { author(nil) }

    func author(_ account: UUID?) -> Author {
        Author(account: account, agency: agency, origin: origin, now: now)
    }

    var origin: Origin { Origin(address: "192.0.2.7", requestId: "test12345") }

    /// An account that chose its own password.
    func account(
        _ email: String = "aigul@example.kz", roles: Set<Role> = [.operator]
    ) async throws -> UUID {
        let (id, first) = try await identity.createAccount(
            email: email, name: "Айгүл", roles: roles, by: command)
        let begun = try await signIn(email, first.text)
        _ = try await change(first.text, to: Self.goodPassword, in: begun)
        return id
    }

    func signIn(
        _ email: String = "aigul@example.kz", _ password: String = goodPassword
    ) async throws -> SignedIn {
        try await identity.signIn(
            email: email, password: password, agency: agency, origin: origin, now: now)
    }

    func change(
        _ old: String, to new: String, in begun: SignedIn
    ) async throws -> SignedIn {
        try await identity.changePassword(
            PasswordChange(current: old, new: new, repeated: new), in: begun.session,
            by: author(begun.account.id))
    }

    func caller(session: String? = nil, bearer: String? = nil) async throws -> Caller {
        try await identity.caller(
            sessionToken: session, bearer: bearer, agency: agency, now: now)
    }

    /// Why a sign-in was refused; nil where it was not.
    func refusal(
        _ email: String = "aigul@example.kz", _ password: String = "not the password"
    ) async throws -> SignInRefused? {
        do {
            _ = try await signIn(email, password)
            return nil
        } catch let refusal as SignInRefused {
            return refusal
        }
    }

    /// The actions in the audit, the oldest first.
    var actions: [String] {
        get async throws {
            try await host.rows("SELECT action FROM platform.audit ORDER BY id", as: String.self)
        }
    }

    /// All that a table holds, as text.
    func contents(of table: String) async throws -> String {
        try await owner.rows("SELECT t::text FROM platform.\(raw: table) t", as: String.self)
            .joined(separator: "\n")
    }
}
