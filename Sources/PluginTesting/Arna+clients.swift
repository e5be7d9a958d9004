import Foundation
import Host
public import PluginKit

extension Arna {
    /// A caller who is not signed in.
    public var stranger: Client { Client(host: host) }

    /// A program with the token of an account that has the role.
    public func program(_ role: Role) async throws -> Client {
        let token = try await host.tokenForTests(role: role)
        return Client(host: host, headers: ["Authorization": "Bearer \(token)"])
    }

    /// A browser of a person who is not signed in yet.
    public var browser: Browser { Browser(client: stranger) }

    /// A browser of a person with the role, signed in and with a password of their own.
    public func browser(_ role: Role) async throws -> Browser {
        let account = try await host.accountForTests(role: role)
        let browser = browser
        try await browser.signIn(email: account.email, password: account.password)
        return browser
    }
}
