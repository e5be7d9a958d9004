import EmbeddedPostgres
import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@testable import Registry

/// Which database a test starts from.
enum PlacesStart: String {
    /// The migrations and nothing else.
    case regions
    /// Both real editions taken in.
    case twoEditions
}

/// The cluster of a suite with a template for each start; every test has a fresh copy.
struct PlacesGround: Sendable {
    @TaskLocal static var current: PlacesGround?

    let postgres: EmbeddedPostgres

    /// Opens a fresh copy as the role that serves, and closes it afterwards.
    static func open(
        _ start: PlacesStart = .regions, asOwner: Bool = false,
        _ body: (Database) async throws -> Void
    ) async throws {
        let postgres = try #require(current).postgres
        let name = "p_\(UUID().uuidString.prefix(8))"
        let address = try await postgres.createDatabase(named: name, template: start.rawValue)
        try await connected(to: asOwner ? address.ownerURL : address.hostURL, body)
        try await postgres.dropDatabase(named: name)
    }

    static func connected(
        to url: String, _ body: (Database) async throws -> Void
    ) async throws {
        let server = Postgres(configuration: .init(url: url), logger: logger)
        defer { server.shutdown() }
        try await body(server.database)
    }

    static var logger: Logger {
        var logger = Logger(label: "registry-tests")
        logger.logLevel = .warning
        return logger
    }
}

/// The tests that share one cluster.
@Suite(OnPlacesGround()) enum `Places and the first look` {}

/// Gives a suite its cluster, and takes it away.
struct OnPlacesGround: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let folder = URL(filePath: "/tmp/arna-places-\(UUID().uuidString.prefix(8))")
        let postgres = EmbeddedPostgres(
            folder: folder, durability: .none, logger: PlacesGround.logger)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await postgres.start()
        do {
            try await makeTemplates(in: postgres)
            try await PlacesGround.$current.withValue(PlacesGround(postgres: postgres)) {
                try await function()
            }
        } catch {
            await postgres.stop()
            throw error
        }
        await postgres.stop()
    }

    private func makeTemplates(in postgres: EmbeddedPostgres) async throws {
        let regions = try await postgres.createDatabase(named: PlacesStart.regions.rawValue)
        try await PlacesGround.connected(to: regions.superuserURL) { database in
            try await database.execute("CREATE EXTENSION btree_gist")
            try await database.execute("CREATE EXTENSION pg_trgm")
        }
        try await PlacesGround.connected(to: regions.ownerURL) { database in
            try await database.withConnection { try await $0.run(script: Self.migrations()) }
        }
        guard RealEditions.areHere else { return }
        let both = try await postgres.createDatabase(
            named: PlacesStart.twoEditions.rawValue, template: PlacesStart.regions.rawValue)
        try await PlacesGround.connected(to: both.hostURL) { database in
            _ = try await EditionFile.of2022().take(into: database)
            _ = try await EditionFile.of2026().take(into: database)
        }
    }

    private static func migrations() throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Migrations").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".sql") }.sorted()
        return try
            ([room]
            + files.map {
                try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
            }).joined(separator: "\n")
    }

    /// What the host makes before the plugin's migrations run.
    private static let room = """
        CREATE SCHEMA platform;
        CREATE TABLE platform.agencies (id uuid PRIMARY KEY);
        CREATE TABLE platform.accounts (id uuid PRIMARY KEY);
        CREATE SCHEMA registry;
        CREATE SCHEMA registry_api;
        GRANT USAGE ON SCHEMA platform, registry TO arna_host;
        GRANT SELECT, INSERT ON platform.agencies TO arna_host;
        ALTER DEFAULT PRIVILEGES IN SCHEMA registry
            GRANT SELECT, INSERT, UPDATE ON TABLES TO arna_host;
        """
}
