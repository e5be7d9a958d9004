import Foundation
import PluginKit
import PostgresStore

extension Checkup {
    /// Every plugin as far as it can be judged without booting it.
    ///
    /// Libraries are opened, since routes and keys are known only then.
    mutating func examinePlugins(withDatabase isReachable: Bool) async {
        let folders = PluginFolders(source, settings)
        for problem in settings.unknownSections(besides: folders.ids) {
            note(.stops, "settings", problem.description, remedy: "correct or remove the key")
        }
        if let share, isReachable { await examine(.platform(in: share), failing: .stops) }
        let order = BootOrder(folders.found, absent: folders.setAside)
        for plugin in folders.setAside + order.setAside where !plugin.isWanted {
            note(plugin.id, plugin.reason)
        }
        let verification = Verification(
            host: share.flatMap(Fingerprint.init(in:)), plugins: order.ordered,
            crashGuard: CrashGuard(database))
        var claims = Claims()
        for plugin in order.ordered {
            if isReachable { await examineRecord(of: plugin, by: verification.crashGuard) }
            do {
                try verification.compareBuild(of: plugin)
                examineLibrary(of: plugin)
                let contributions = Contributions(of: try plugin.pluginType().init())
                try claims.take(contributions, of: plugin.manifest.id)
                try settings.check(contributions.settings, of: plugin.manifest.id)
            } catch {
                note(plugin.manifest.id, error)
            }
        }
    }

    /// What the database says of a plugin: its migrations, and how its last boots went.
    private mutating func examineRecord(of plugin: FoundPlugin, by crashGuard: CrashGuard) async {
        let schema = Schema(named: plugin.manifest.id, in: plugin.folder)
        if schema.hasMigrations { await examine(schema, failing: .degrades) }
        // Before the first start there is no such table, and nobody has died.
        let deaths = try? await crashGuard.deaths(
            of: plugin.manifest.id, version: plugin.manifest.version.description,
            build: plugin.build)
        if let deaths, deaths >= CrashGuard.patience {
            note(plugin.manifest.id, .diedWhileBooting(times: deaths))
        }
    }

    private mutating func examine(_ schema: Schema, failing severity: Finding.Severity) async {
        let subject = "schema \(schema.name)"
        do {
            let plan = try await schema.plan(by: owner)
            for problem in plan.problems {
                note(
                    severity, subject, problem.description,
                    remedy: "install the version that the database was migrated by, or a later one")
            }
            if !plan.pending.isEmpty {
                note(.notes, subject, "the next start applies \(plan.pending.count) migrations")
            }
        } catch {
            note(severity, subject, "\(error)")
        }
    }

    private mutating func note(_ plugin: String, _ reason: SetAsideReason) {
        note(.degrades, "plugin \(plugin)", reason.text, remedy: reason.remedy(for: plugin))
    }
}

extension HostSettings {
    fileprivate func check(
        _ declared: [any AnySettingKey], of plugin: String
    ) throws(SetAsideReason) {
        do { _ = try settings(of: plugin, declaring: declared) } catch {
            throw .settings(error.problems)
        }
    }
}
