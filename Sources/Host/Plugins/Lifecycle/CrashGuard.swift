import Foundation
import PostgresStore

/// Remembers in the database which plugin boots, so that one that brings the process down is known at
/// the next start. Each host has a memory of its own.
struct CrashGuard: Sendable {
    let database: Database
    let hostName: String

    /// After so many deaths in a row a plugin is set aside until it changes.
    static let patience = 2

    init(_ database: Database, hostName: String = ProcessInfo.processInfo.hostName) {
        self.database = database
        self.hostName = hostName
    }

    /// How often in a row the process died while this very code booted.
    ///
    /// A boot that began and did not end is a death, unless the process that began it still lives: then
    /// another command boots beside this one.
    func deaths(of plugin: FoundPlugin) async throws -> Int {
        let memory = try await database.row(
            """
            SELECT deaths, process FROM platform.plugin_boots
            WHERE host_name = \(hostName) AND plugin = \(plugin.manifest.id)
                AND version = \(plugin.manifest.version.description) AND build = \(plugin.build)
            """, as: (Int, Int?).self)
        guard let (deaths, process) = memory else { return 0 }
        return process.map(isAlive) ?? true ? deaths : deaths + 1
    }

    /// Boots a plugin: that it begins is committed before a line of it runs; that it ended, well or not,
    /// means that the process lives.
    func during<Result>(
        _ plugin: VerifiedPlugin, _ boot: () async throws -> Result
    ) async throws -> Result {
        try await note(plugin, deaths: plugin.deaths, process: Int(getpid()))
        let result: Result
        do { result = try await boot() } catch {
            try await note(plugin, deaths: 0, process: nil)
            throw error
        }
        try await note(plugin, deaths: 0, process: nil)
        return result
    }

    /// Keeps the number of deaths of a plugin that is not booted because of them.
    func keep(_ plugin: VerifiedPlugin) async throws {
        try await note(plugin, deaths: plugin.deaths, process: nil)
    }

    /// Forgets the deaths of a plugin; false where there are none.
    func forgive(_ plugin: String) async throws -> Bool {
        let changed = try await database.execute(
            """
            UPDATE platform.plugin_boots SET deaths = 0, process = NULL
            WHERE host_name = \(hostName) AND plugin = \(plugin)
                AND (deaths > 0 OR process IS NOT NULL)
            """)
        return changed > 0
    }

    private func note(_ plugin: VerifiedPlugin, deaths: Int, process: Int?) async throws {
        try await database.execute(
            """
            INSERT INTO platform.plugin_boots (host_name, plugin, version, build, deaths, process, at)
            VALUES (\(hostName), \(plugin.manifest.id), \(plugin.manifest.version.description),
                \(plugin.found.build), \(deaths), \(process), now())
            ON CONFLICT ON CONSTRAINT plugin_boots_key DO UPDATE SET
                version = EXCLUDED.version, build = EXCLUDED.build, deaths = EXCLUDED.deaths,
                process = EXCLUDED.process, at = EXCLUDED.at
            """)
    }

    private func isAlive(_ process: Int) -> Bool {
        process != Int(getpid()) && kill(pid_t(process), 0) == 0
    }
}
