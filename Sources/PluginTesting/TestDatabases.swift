import EmbeddedPostgres
import Foundation
import Host
import Logging
import PluginKit
import PostgresStore
import Synchronization

/// The databases of a test run: one cluster, one migrated template for each set of plugins, one copy
/// for each test.
enum TestDatabases {
    /// One test's own database.
    struct Copy: Sendable {
        let name: String
        let links: DatabaseLinks
        private let opened = Opened()

        init(name: String, links: DatabaseLinks) {
            self.name = name
            self.links = links
        }

        func connect(_ url: String) -> Database {
            var configuration = Postgres.Configuration(url: url)
            configuration.sharedConnections = 1
            let postgres = Postgres(configuration: configuration, logger: Workplace.logger)
            opened.all.withLock { $0.append(postgres) }
            return postgres.database
        }

        func disconnect() {
            for postgres in opened.all.withLock({ $0 }) { postgres.shutdown() }
        }

        private final class Opened: Sendable {
            let all = Mutex<[Postgres]>([])
        }
    }

    static func fresh(for plugins: [PluginUnderTest]) async throws -> Copy {
        let template = try await Templates.shared.template(for: plugins)
        let cluster = try await TestCluster.shared.started()
        let name = "test_\(UUID.v7().text.replacing("-", with: ""))"
        let connections = try await cluster.createDatabase(named: name, template: template)
        return Copy(
            name: name,
            links: DatabaseLinks(owner: connections.ownerURL, host: connections.hostURL))
    }

    static func drop(_ copy: Copy) async {
        copy.disconnect()
        try? await TestCluster.shared.started().dropDatabase(named: copy.name)
    }
}

/// The cluster of a test run: kept in a folder of the user's, started by the first test, stopped when
/// the process ends.
actor TestCluster {
    static let shared = TestCluster()
    private var starting: Task<EmbeddedPostgres, any Error>?

    func started() async throws -> EmbeddedPostgres {
        if let starting { return try await starting.value }
        let starting = Task {
            let folder = FileManager.default.temporaryDirectory
                .appendingPathComponent("arna-tests-\(getpid())")
            let cluster = EmbeddedPostgres(
                folder: folder, durability: .none, logger: Workplace.logger)
            do {
                _ = try await cluster.start()
            } catch {
                // Seen once on a busy machine: the server ended at its start, without a word.
                print("The database of the tests did not start and is tried again: \(error)")
                _ = try await cluster.start()
            }
            LastWords.add { LastWords.stopPostmaster(in: folder) }
            return cluster
        }
        self.starting = starting
        return try await starting.value
    }
}

/// The migrated databases that tests copy.
actor Templates {
    static let shared = Templates()
    private var made: [String: Task<String, any Error>] = [:]

    func template(for plugins: [PluginUnderTest]) async throws -> String {
        let key = plugins.map(\.folder.path).joined(separator: "|")
        if let making = made[key] { return try await making.value }
        let name = "template_\(made.count)"
        let making = Task {
            let cluster = try await TestCluster.shared.started()
            let connections = try await cluster.createDatabase(named: name)
            let host = try await AssembledHost.assemble(
                HostSettings.forTests([:]),
                links: DatabaseLinks(owner: connections.ownerURL, host: connections.hostURL),
                source: .linked(plugins.map { ($0.plugin, $0.folder) }), isStrict: false,
                share: Workplace.hostFolder, shells: Workplace.shells, logger: Workplace.logger)
            host.shutdown()
            return name
        }
        made[key] = making
        return try await making.value
    }
}
