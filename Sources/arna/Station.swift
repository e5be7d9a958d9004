import ArgumentParser
import EmbeddedPostgres
import Foundation
import Host
import Logging
import PostgresStore

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    @Flag(help: "Refuse to start where a plugin would be set aside.")
    var strict = false

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("One setting, over file and environment.", valueName: "key=value"))
    var assignments: [String] = []
}

/// A host within reach of its database, for the duration of one command.
///
/// Where the settings name no database, the embedded one is joined if it runs and started if not; it
/// stops with the last command that uses it.
struct Station {
    let settings: HostSettings
    let logger: Logger
    let cluster: EmbeddedPostgres?
    let links: DatabaseLinks

    static func open(_ options: CommonOptions, quiet: Bool = false) async throws -> Station {
        let file = try HostSettings.read(
            config: options.config, assignments: options.assignments,
            environment: ProcessInfo.processInfo.environment)
        let settings = file.settings
        let level: Logger.Level = quiet ? .warning : settings.logLevel
        LogOutput.start(level: level, format: settings.logFormat)
        let logger = Logger(label: "arna")
        guard settings.databaseURL.isEmpty else {
            return Station(
                settings: settings, logger: logger, cluster: nil,
                links: DatabaseLinks(
                    owner: settings.databaseOwnerURL.isEmpty
                        ? settings.databaseURL : settings.databaseOwnerURL,
                    host: settings.databaseURL))
        }
        let cluster = EmbeddedPostgres(
            folder: settings.dataFolder.appendingPathComponent("postgres"), logger: logger)
        let connections = try await cluster.start()
        if let note = connections.note { logger.notice("\(note)") }
        return Station(
            settings: settings, logger: logger, cluster: cluster,
            links: DatabaseLinks(owner: connections.ownerURL, host: connections.hostURL))
    }

    func close() async {
        await cluster?.stop()
    }

    /// Does something with a host that is assembled for one command and serves nobody.
    static func withHost<Result>(
        _ options: CommonOptions, _ body: (AssembledHost) async throws -> Result
    ) async throws -> Result {
        try await with(options, quiet: true) { station in
            let host = try await AssembledHost.assemble(
                station.settings, links: station.links, source: .folders, isStrict: false,
                logger: station.logger)
            defer { host.shutdown() }
            do { return try await body(host) } catch { throw host.told(error) }
        }
    }

    /// Opens a station, does something with it and closes it, whatever happens.
    static func with<Result>(
        _ options: CommonOptions, quiet: Bool = false,
        _ body: (Station) async throws -> Result
    ) async throws -> Result {
        let station = try await open(options, quiet: quiet)
        do {
            let result = try await body(station)
            await station.close()
            return result
        } catch {
            await station.close()
            throw error
        }
    }
}
