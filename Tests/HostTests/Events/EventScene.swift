import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

/// An Arna whose publications tell of themselves.
struct EventScene {
    let arna: Arna
    private let client: Client

    init(_ arna: Arna, _ client: Client) {
        self.arna = arna
        self.client = client
    }

    /// Adds a publication, which tells of itself.
    func add(_ name: String) async throws -> UUID {
        let answer = try await client.post(
            "/api/v1/publications/publications",
            ["name": ["kk": .string(name)], "publishedOn": "2026-03-20"])
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"]?.string.flatMap(UUID.init(uuidString:)))
    }

    /// Tells of a publication once more, as its plugin would.
    func tell(_ name: String, of id: UUID) async throws {
        let site = arna.host.site
        let visit = Visit(
            agency: site.agencies.standard, language: .kk, caller: .stranger, origin: .commandLine,
            now: arna.clock.now)
        try await site.request(for: visit, path: [:], of: site.plugins.serving.first).change {
            try await $0.publish(PublicationAdded(publicationId: id, name: name))
        }
    }

    /// Hands over what is due with another limit for each handler.
    func handOver(limit: Duration) async {
        var courier = Courier(site: arna.host.site)
        courier.limit = limit
        await courier.handOverAll()
    }

    /// Another host on the same database.
    func assemble(
        _ plugins: [PluginUnderTest], _ settings: [String: String]
    ) async throws -> AssembledHost {
        try await AssembledHost.assemble(
            HostSettings.forTests(settings), links: arna.host.links,
            source: .linked(plugins.map { ($0.plugin, $0.folder) }), isStrict: false,
            share: Repository.root.appending(path: "Sources/Host"), clock: { arna.clock.now },
            logger: arna.host.site.logger)
    }

    /// How often each publication was handled, by name.
    var handled: [String: Int] {
        get async throws {
            let rows = try await arna.owner.rows(
                "SELECT name_kk, coalesce(pages, 0) FROM publications.publications",
                as: (String, Int).self)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0, $1) })
        }
    }

    var waiting: Int {
        get async throws {
            try await arna.owner.value("SELECT count(*) FROM platform.deliveries") ?? -1
        }
    }

    var waitingHandlers: [String] {
        get async throws {
            try await arna.owner.rows(
                "SELECT handler FROM platform.deliveries ORDER BY handler", as: String.self)
        }
    }

    /// Of each that waits.
    var attempts: [Int] {
        get async throws {
            try await arna.owner.rows(
                "SELECT attempts FROM platform.deliveries ORDER BY event_id", as: Int.self)
        }
    }
}
