public import Foundation
public import Logging
public import PluginKit
import PostgresStore

/// Accounts and tokens, as the commands make them: no plugin is loaded for it.
public struct AccountDesk: Sendable {
    private let postgres: Postgres
    private let identity: Identity
    private let agency: Agency

    /// Opens the desk; an empty database gets the host's own tables first.
    public static func open(
        _ links: DatabaseLinks, _ settings: HostSettings, _ logger: Logger
    ) async throws -> AccountDesk {
        let share = try HostFolder.find()
        try await AssembledHost.withOwner(links, settings, logger) { owner in
            try await Schema.platform(in: share).migrate(by: owner)
        }
        let postgres = Postgres(configuration: settings.postgres(url: links.host), logger: logger)
        let agencies = try await Agencies.load(from: postgres.database, standard: settings.agency)
        return AccountDesk(
            postgres: postgres,
            identity: Identity(
                database: postgres.database, permissions: Permission.ofHost,
                policy: settings.identityPolicy, logger: logger),
            agency: agencies.standard)
    }

    public func close() { postgres.shutdown() }

    private var author: Author {
        Author(account: nil, agency: agency, origin: .commandLine, now: Date())
    }

    /// Makes an account and returns its one-time password.
    /// - Parameter unit: For which its role is, with what is below it; nil for the whole agency.
    public func create(
        email: String, name: String, role: Role, for unit: UUID? = nil
    ) async throws -> String {
        try await identity.createAccount(
            email: email, name: name, roles: [role], for: unit, by: author
        ).password.text
    }

    public func disable(email: String) async throws {
        try await identity.disable(identity.account(withEmail: email), by: author)
    }

    /// Makes a token and returns it; it is shown once.
    public func createToken(email: String, name: String, days: Int) async throws -> String {
        let account = try await identity.account(withEmail: email)
        return try await identity.createToken(for: account, name: name, days: days, by: author)
            .token.text
    }
}

/// The first administrator of a new installation, with the password that is shown once.
public struct FirstAdministrator: Sendable {
    public let email: String
    public let password: String
}

extension AssembledHost {
    /// Makes the first administrator, or nothing where there is one: `ARNA_ADMIN`, by default
    /// `admin@arna.local`.
    public func makeFirstAdministrator() async throws -> FirstAdministrator? {
        let email = ProcessInfo.processInfo.environment["ARNA_ADMIN"] ?? "admin@arna.local"
        let password = try await site.identity.createFirstAdministrator(
            email: email, name: "Administrator", by: systemAuthor)
        return password.map { FirstAdministrator(email: email, password: $0.text) }
    }

    /// The system itself, in the standard agency.
    var systemAuthor: Author {
        Author(
            account: nil, agency: site.agencies.standard, origin: .commandLine, now: site.clock())
    }
}
