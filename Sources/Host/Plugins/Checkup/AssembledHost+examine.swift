import Foundation
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
        var checkup = Checkup(settings: settings, owner: owner.database, database: host.database)
        await checkup.run()
        return checkup.findings.sorted { $0.severity < $1.severity }
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

/// An examination of all that a start needs.
struct Checkup {
    let settings: HostSettings
    let owner: Database
    let database: Database
    private(set) var findings: [Finding] = []

    init(settings: HostSettings, owner: Database, database: Database) {
        self.settings = settings
        self.owner = owner
        self.database = database
    }

    mutating func run() async {
        let share = try? HostFolder.find()
        examineHostFiles(in: share)
        examineDataFolder()
        examinePort()
        let isReachable = await examineDatabase()
        await examinePlugins(share: share, withDatabase: isReachable)
    }

    mutating func note(
        _ severity: Finding.Severity, _ subject: String, _ text: String, remedy: String = ""
    ) {
        findings.append(Finding(severity, subject, text, remedy: remedy))
    }
}
