public import Foundation
import Host
public import PluginKit

extension Arna {
    /// A caller who is not signed in.
    public var stranger: Client { Client(host: host) }

    /// A program with the token of an account that has the role.
    /// - Parameter unit: For which it has the role; nil for the whole agency.
    public func program(_ role: Role, for unit: UUID? = nil) async throws -> Client {
        let token = try await host.tokenForTests(role: role, for: unit)
        return Client(host: host, headers: ["Authorization": "Bearer \(token)"])
    }

    /// A browser of a person who is not signed in yet.
    public var browser: Browser { Browser(client: stranger) }

    /// A browser of a person with the role, signed in and with a password of their own.
    /// - Parameter unit: For which they have the role; nil for the whole agency.
    public func browser(_ role: Role, for unit: UUID? = nil) async throws -> Browser {
        let account = try await host.accountForTests(role: role, for: unit)
        let browser = browser
        try await browser.signIn(email: account.email, password: account.password)
        return browser
    }
}
