import EmbeddedPostgres
import Foundation
import Logging
import PostgresStore
import Synchronization
import Testing

/// A PostgreSQL that lives as long as a suite, with the migrated template of its databases.
struct IdentityCluster: SuiteTrait, TestScoping {
    @TaskLocal static var current: Running?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let running = try await Running()
        let result = await Result {
            try await Self.$current.withValue(running) { try await function() }
        }
        await running.stop()
        try result.get()
    }
}

extension Trait where Self == IdentityCluster {
    static var identityCluster: Self { IdentityCluster() }
}

/// A started cluster.
final class Running: Sendable {
    private let folder = URL(filePath: "/tmp/arna-i-\(UUID().uuidString.prefix(8))")
    private let cluster: EmbeddedPostgres
    private let count = Atomic(0)
    let logger = {
        var logger = Logger(label: "identity-tests")
        logger.logLevel = .error
        return logger
    }()

    init() async throws {
        cluster = EmbeddedPostgres(folder: folder, durability: .none, logger: logger)
        _ = try await cluster.start()
        let template = try await cluster.createDatabase(named: "template_platform")
        let owner = postgres(template.ownerURL)
        _ = try await Migrator(database: owner.database, scope: "platform")
            .apply(Migration.load(folder: Self.migrations))
        owner.shutdown()
    }

    /// Lends a fresh database, as its owner and as the host that serves, and drops it afterwards.
    func withDatabase(
        _ body: (_ owner: Database, _ host: Database) async throws -> Void
    ) async throws {
        let name = "test_\(count.wrappingAdd(1, ordering: .relaxed).newValue)"
        let place = try await cluster.createDatabase(named: name, template: "template_platform")
        let (owner, host) = (postgres(place.ownerURL), postgres(place.hostURL))
        let result = await Result { try await body(owner.database, host.database) }
        owner.shutdown()
        host.shutdown()
        try await cluster.dropDatabase(named: name)
        try result.get()
    }

    func stop() async {
        await cluster.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    private func postgres(_ url: String) -> Postgres {
        Postgres(configuration: Postgres.Configuration(url: url), logger: logger)
    }

    private static let migrations = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Host/Migrations").standardizedFileURL
}

extension Result where Failure == any Error {
    /// What the work returns or throws.
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
