public import Logging
import PostgresStore

extension AssembledHost {
    /// Everything that would stop or degrade a start, the worst first. Changes nothing, serves nothing.
    public static func examine(
        _ settings: HostSettings, links: DatabaseLinks, logger: Logger
    ) async -> [Finding] {
        let owner = Postgres(
            configuration: settings.ownerPostgres(url: links.owner), logger: logger)
        let host = Postgres(configuration: settings.postgres(url: links.host), logger: logger)
        defer {
            owner.shutdown()
            host.shutdown()
        }
        var checkup = Checkup(
            settings: settings, source: .folders, share: try? HostFolder.find(),
            owner: owner.database, database: host.database)
        return await checkup.run()
    }

    /// Lets a plugin boot again that was set aside because the process died while it booted.
    /// - Returns: Whether it had been set aside for that on this host.
    @discardableResult
    public static func retry(
        plugin: String, links: DatabaseLinks, logger: Logger
    ) async throws -> Bool {
        let postgres = Postgres(configuration: .init(url: links.host), logger: logger)
        defer { postgres.shutdown() }
        return try await CrashGuard(postgres.database).forgive(plugin)
    }
}
