import EmbeddedPostgres
import Foundation
import PluginKit
import Testing

@testable import Host

/// A database and a folder for the plugins of one test.
struct PluginScene {
    let owner: Database
    let host: Database
    let superuser: Database
    let folder: ScratchFolder
    let services = Services()

    typealias Linked = (plugin: any Plugin.Type, folder: URL)

    static func play(_ body: (PluginScene) async throws -> Void) async throws {
        let cluster = try #require(PluginCluster.current)
        let place = try await cluster.createDatabase(
            named: "t\(UUID().uuidString.prefix(8).lowercased())")
        let pools = [place.ownerURL, place.hostURL, place.superuserURL].map {
            Postgres(configuration: .init(url: $0), logger: PluginCluster.logger)
        }
        defer { for pool in pools { pool.shutdown() } }
        try await body(
            PluginScene(
                owner: pools[0].database, host: pools[1].database, superuser: pools[2].database,
                folder: try ScratchFolder()))
    }

    /// A plugin with a manifest, and with migrations by file name.
    func plugin(
        _ type: any Plugin.Type, _ id: String, version: String = "1.0.0", requires: [String] = [],
        uses: [String] = [], migrations: [String: String] = [:]
    ) throws -> Linked {
        try folder.write(
            "\(id)/plugin.yaml",
            Manifest.example(id, version: version, requires: requires, uses: uses))
        for (name, sql) in migrations { try folder.write("\(id)/Migrations/\(name)", sql) }
        return (type, folder.url.appending(path: id))
    }

    /// One start of a host with these plugins.
    func load(
        _ plugins: [Linked], settings: [String: String] = [:], isStrict: Bool = false
    ) async throws -> LoadedPlugins {
        try await PluginLoading(
            source: .linked(plugins), share: Repository.root.appending(path: "Sources/Host"),
            owner: owner, database: host, settings: HostSettings.forTests(settings),
            services: services, isStrict: isStrict, logger: PluginCluster.logger
        ).load()
    }
}

extension Manifest {
    static func example(
        _ id: String, version: String = "1.0.0", requires: [String] = [], uses: [String] = []
    ) -> String {
        """
        id: \(id)
        name: {kk: \(id), ru: \(id), en: \(id)}
        version: \(version)
        library: \(id.capitalized)
        requires: [\(requires.joined(separator: ", "))]
        uses: [\(uses.joined(separator: ", "))]
        description: An example.
        """
    }
}

extension LoadedPlugins {
    var ids: [String] { serving.map(\.id) }

    /// Why a plugin was set aside; nil where it was not.
    func reason(_ id: String) -> String? { setAside.first { $0.id == id }?.reason.text }
}
