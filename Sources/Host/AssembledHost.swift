public import Hummingbird
import KazakhstanFormats
import PluginKit
import PostgresStore
public import ServiceLifecycle

/// The host: a database that is migrated, plugins that are loaded, and an application that serves
/// what they declare.
///
/// ```swift
/// let host = try await AssembledHost.assemble(settings, links: links, source: .folders, …)
/// try await ServiceGroup(services: host.services + [host.application { port in … }], …).run()
/// ```
public struct AssembledHost: Sendable {
    let site: Site
    let foreman: Foreman
    let postman: Postman
    let links: DatabaseLinks
    let responder: RecordedResponder

    /// What must run beside the application.
    public var services: [any Service] {
        [
            site.store, site.demonstration, Courier(site: site), foreman, postman,
            Preparing(shell: site.shell),
        ]
    }

    /// The state of every plugin that was found.
    public var status: [PluginStatus] { site.plugins.status }

    /// The HTTP application.
    /// - Parameter onReady: Called with the port when requests are taken.
    public func application(onReady: @escaping @Sendable (Int) async -> Void)
        -> some ApplicationProtocol
    {
        Application(
            responder: responder,
            configuration: .init(
                address: .hostname(site.settings.host, port: site.settings.port),
                serverName: "Arna", backlog: 1_024),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: LogOfServer.of(site.logger))
    }

    /// Answers one request that came over no connection; for tests.
    public func respond(
        to request: Hummingbird.Request, from address: String? = nil
    ) async throws -> Hummingbird.Response {
        try await responder.respond(
            to: request, context: WebContext(logger: site.logger, peerAddress: address))
    }

    /// Closes the database of a host that was assembled for one command.
    public func shutdown() { site.store.shutdown() }
}

/// Where the database is: one link for each of its two roles.
public struct DatabaseLinks: Sendable {
    /// As `arna_owner`, who migrates.
    public let owner: String
    /// As `arna_host`, who serves and owns nothing.
    public let host: String

    public init(owner: String, host: String) {
        self.owner = owner
        self.host = host
    }
}
