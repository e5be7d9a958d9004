import Foundation
import Logging
import PluginKit
import PostgresStore

/// One start: brings plugins from their folders to where they serve.
///
/// The host's own schema is migrated first. Then all plugins go from stage to stage together; one that
/// fails is set aside with those that require it, and the others go on.
struct PluginLoading {
    let source: PluginSource
    /// The host's own files: its `Migrations` and its `fingerprint.json`.
    let share: URL
    /// As the role that owns the schemas.
    let owner: Database
    /// As the role that serves.
    let database: Database
    let settings: HostSettings
    let services: Services
    let isStrict: Bool
    let logger: Logger

    /// - Throws: ``SettingsRefused``, ``MigrationFailure`` of the host's own schema, an error of the
    ///   database, and when strict ``PluginsSetAside``.
    func load() async throws -> LoadedPlugins {
        let folders = PluginFolders(source, settings)
        let unknown = settings.unknownSections(besides: folders.ids)
        guard unknown.isEmpty else { throw SettingsRefused(unknown) }
        try await Schema.platform(in: share).migrate(by: owner)
        let loaded = try await lead(folders)
        let unwanted = loaded.setAside.filter { !$0.isWanted }
        if isStrict, !unwanted.isEmpty { throw PluginsSetAside(plugins: unwanted) }
        return loaded
    }

    private func lead(_ folders: PluginFolders) async throws -> LoadedPlugins {
        let order = BootOrder(folders.found, absent: folders.setAside)
        let crashGuard = CrashGuard(database)
        let verification = Verification(
            host: Fingerprint(in: share), plugins: order.ordered, crashGuard: crashGuard)
        var way = PluginWay(setAside: folders.setAside + order.setAside, logger: logger)
        let verified = try await way.lead(order.ordered, to: .verified) { plugin in
            try await verification.verify(plugin)
        }
        let migrated = try await way.lead(verified, to: .migrated) { plugin in
            try await plugin.migrated(by: owner)
        }
        var claims = Claims()
        let serving = try await way.lead(migrated, to: .booted) { plugin in
            try await crashGuard.during(plugin.verified) {
                try await boot(plugin, &claims)
            }
        }
        return LoadedPlugins(serving: serving, setAside: way.setAside)
    }

    /// Opens the plugin, asks for what it adds and lets it prepare itself.
    private func boot(
        _ plugin: MigratedPlugin, _ claims: inout Claims
    ) async throws(SetAsideReason) -> ServingPlugin {
        let value = try plugin.found.pluginType().init()
        let id = plugin.manifest.id
        let contributions = Contributions(of: value)
        var widened = claims
        try widened.take(contributions, of: id)
        let own = try settings.own(of: id, declaring: contributions.settings)
        var logger = logger
        logger[metadataKey: "plugin"] = "\(id)"
        let room = Room(
            database: database, settings: own, services: services.offered(by: id), logger: logger)
        do { try await value.boot(in: room) } catch { throw .boot("\(error)") }
        (value as? any OffersServices)?.offer(in: room)
        claims = widened
        return ServingPlugin(
            found: plugin.found, plugin: value, settings: own, contributions: contributions,
            logger: logger)
    }
}

extension VerifiedPlugin {
    /// Brings the plugin's schema to what its code expects. A plugin without migrations has none.
    fileprivate func migrated(by owner: Database) async throws -> MigratedPlugin {
        let schema = Schema(named: manifest.id, in: folder)
        if schema.hasMigrations {
            do {
                try await schema.migrate(by: owner)
                try await PublishedViews(of: manifest.id).check(in: owner)
            } catch let failure as MigrationFailure {
                throw SetAsideReason.migration(failure)
            }
        }
        return MigratedPlugin(verified: self)
    }
}

extension HostSettings {
    /// The settings of a plugin; a problem in them is a reason to set it aside.
    func own(
        of plugin: String, declaring keys: [any AnySettingKey]
    ) throws(SetAsideReason) -> Settings {
        do { return try settings(of: plugin, declaring: keys) } catch {
            throw .settings(error.problems)
        }
    }
}

extension PluginFolders {
    init(_ source: PluginSource, _ settings: HostSettings) {
        switch source {
        case .folders:
            let folders = settings.pluginFolders
            let beside = Executable.folder.appendingPathComponent("plugins", isDirectory: true)
            self.init(folders.isEmpty ? [beside] : folders, off: settings.pluginsOff)
        case .linked(let plugins):
            self.init(
                linked: plugins.map { (.linked($0.plugin), $0.folder) }, off: settings.pluginsOff)
        }
    }
}
