import EmbeddedPostgres
import Foundation
import Logging
import Testing

/// A PostgreSQL that lives as long as a suite about plugins.
struct PluginCluster: SuiteTrait, TestScoping {
    @TaskLocal static var current: EmbeddedPostgres?

    static let logger = {
        var logger = Logger(label: "plugin-tests")
        logger.logLevel = .critical
        return logger
    }()

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let folder = URL(filePath: "/tmp/arna-p-\(UUID().uuidString.prefix(8))")
        let cluster = EmbeddedPostgres(folder: folder, durability: .none, logger: Self.logger)
        _ = try await cluster.start()
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await Self.$current.withValue(cluster) { try await function() })
        } catch {
            outcome = .failure(error)
        }
        await cluster.stop()
        try? FileManager.default.removeItem(at: folder)
        try outcome.get()
    }
}

extension Trait where Self == PluginCluster {
    static var pluginCluster: Self { PluginCluster() }
}
