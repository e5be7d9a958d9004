public import Foundation
import Hummingbird
import KazakhstanFormats
public import Logging
public import PluginKit
import PostgresStore

/// Where a host takes its plugins from.
public enum PluginSource: Sendable {
    /// Bundles in the folders that the settings name.
    case folders
    /// Plugins linked into the process, each with its folder: for tests.
    case linked([(plugin: any Plugin.Type, folder: URL)])
}

extension AssembledHost {
    /// Migrates the database, loads the plugins and puts the site together.
    ///
    /// Throws where nothing could be served: no database, a failed migration of the host, a broken
    /// settings file; and, when strict, where any plugin is set aside.
    /// - Parameters:
    ///   - share: The host's own `Templates`, `Locales`, `Migrations` and `Assets`; found beside the
    ///     executable where none is named.
    ///   - shells: What was made before of the same folders; by default nothing.
    ///   - clock: What time it is.
    public static func assemble(
        _ settings: HostSettings, links: DatabaseLinks, source: PluginSource, isStrict: Bool,
        share: URL? = nil, shells: KnownShells = KnownShells(),
        clock: @escaping @Sendable () -> Date = { Date() }, logger: Logger
    ) async throws -> AssembledHost {
        let share = try share ?? HostFolder.find()
        let postgres = Postgres(configuration: settings.postgres(url: links.host), logger: logger)
        let services = Services()
        let plugins = try await withOwner(links, settings, logger) { owner in
            try await PluginLoading(
                source: source, share: share, owner: owner, database: postgres.database,
                settings: settings, services: services, isStrict: isStrict, logger: logger
            ).load()
        }
        let (shell, furnished) = try furnish(plugins, share, shells, isStrict: isStrict)
        for plugin in furnished.setAside { services.withdraw(of: plugin.id) }
        let site = try await makeSite(
            settings, postgres, furnished, services, shell, share, clock, logger)
        try await site.subscriptions.keep(at: clock(), in: site.database)
        let foreman = Foreman(site: site, own: HostJobs.all(site))
        return AssembledHost(
            site: site, foreman: foreman, postman: Postman(site: site), links: links,
            responder: WebServer(
                site: site, foreman: foreman, build: Fingerprint(in: share)
            ).responder())
    }

    /// The shell with the templates and texts of every plugin; one whose own are broken is set aside.
    private static func furnish(
        _ plugins: LoadedPlugins, _ share: URL, _ shells: KnownShells, isStrict: Bool
    ) throws -> (Shell, LoadedPlugins) {
        func shell(of plugins: LoadedPlugins) throws(ShellProblems) -> Shell {
            try shells.shell(
                hostFolder: share, plugins: plugins.serving.map { ($0.id, $0.folder) })
        }
        do {
            return (try shell(of: plugins), plugins)
        } catch {
            let broken = Dictionary(grouping: error.all, by: \.owner)
            guard !isStrict, broken["host"] == nil else { throw error }
            let left = plugins.without(broken.mapValues { .shell($0) })
            return (try shell(of: left), left)
        }
    }

    /// A few connections as the owner, for as long as something is migrated.
    static func withOwner<Result: Sendable>(
        _ links: DatabaseLinks, _ settings: HostSettings, _ logger: Logger,
        _ body: (Database) async throws -> Result
    ) async throws -> Result {
        let owner = Postgres(
            configuration: settings.ownerPostgres(url: links.owner), logger: logger)
        defer { owner.shutdown() }
        return try await body(owner.database)
    }

    private static func makeSite(
        _ settings: HostSettings, _ store: Postgres, _ plugins: LoadedPlugins,
        _ services: Services, _ shell: Shell, _ share: URL,
        _ clock: @escaping @Sendable () -> Date, _ logger: Logger
    ) async throws -> Site {
        let database = store.database
        services.offer(ShownFiles(limit: settings.uploadLimit), as: (any RecordFiles).self)
        services.offer(StoredUnitRoles(), as: (any UnitRoles).self)
        services.offer(PrintedScanCodes(), as: (any ScanCodes).self)
        services.offer(
            PostgresLetterBox(texts: shell.texts, site: settings.siteAddress),
            as: (any LetterBox).self)
        var owners = [(owner: "host", folder: share)]
        owners += plugins.serving.map { (owner: $0.id, folder: $0.folder) }
        return Site(
            settings: settings, store: store,
            identity: Identity(
                database: database,
                permissions: Permission.ofHost
                    + plugins.serving.flatMap(\.contributions.permissions),
                policy: settings.identityPolicy, logger: logger),
            installation: try await Installation.load(from: database),
            agencies: try await Agencies.load(from: database, standard: settings.agency),
            shell: shell, audit: PostgresAudit(), outbox: PostgresOutbox(),
            subscriptions: Subscriptions(of: plugins.serving), queue: PostgresQueue(),
            services: services, plugins: plugins,
            imports: ImportDesk(plugins: plugins.serving, texts: shell.texts),
            exports: ExportDesk(
                plugins: plugins.serving, places: Places(free: settings.exportPlaces)),
            files: FileReception(
                limit: settings.uploadLimit, places: settings.uploadPlaces,
                scanner: FileScanner(
                    command: settings.scanCommand, limit: settings.scanLimit, logger: logger)),
            quotas: settings.callQuotas,
            demonstration: try await DemonstrationFlag(readFrom: database),
            assets: try AssetLibrary(
                owners.map { ($0.owner, $0.folder.appendingPathComponent("Assets")) }),
            clock: clock,
            logger: logger)
    }
}

/// The folder with the host's own templates, texts, migrations and assets.
enum HostFolder {
    /// `share/arna` beside the executable, or what `ARNA_SHARE` names.
    static func find() throws(HostFolderMissing) -> URL {
        let named = ProcessInfo.processInfo.environment["ARNA_SHARE"].map {
            URL(fileURLWithPath: $0)
        }
        let beside = Executable.folder.appendingPathComponent("share/arna")
        let folder = named ?? beside
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("Locales").path)
        else { throw HostFolderMissing(folder: folder.path) }
        return folder
    }
}

/// The executable that runs.
enum Executable {
    static var folder: URL {
        let path =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: path).deletingLastPathComponent()
    }
}

/// The host's own files are not where they should be.
struct HostFolderMissing: Error, CustomStringConvertible {
    let folder: String
    var description: String {
        "the host's own files are missing: \(folder) has no Locales. Run scripts/build, or name the folder in ARNA_SHARE."
    }
}
