import Foundation
import Logging
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
        let order = BootOrder(folders.found, absent: folders.setAside)
        if isReachable { await examineSchemas(of: order.ordered) }
        for plugin in await refused(order, folders) where !plugin.isWanted {
            note(
                .degrades, "plugin \(plugin.id)", plugin.reason.text,
                remedy: plugin.reason.remedy(for: plugin.id))
        }
        for plugin in order.ordered { examineLibrary(of: plugin) }
    }

    /// The plugins that a start would set aside, as far as that is known before anything boots.
    private func refused(_ order: BootOrder, _ folders: PluginFolders) async -> [SetAside] {
        let silence = Logger(label: "checkup") { _ in SwiftLogNoOpLogHandler() }
        let crashGuard = CrashGuard(database)
        let verification = Verification(
            host: share.flatMap(Fingerprint.init(in:)), plugins: order.ordered,
            crashGuard: crashGuard)
        var way = PluginWay(setAside: folders.setAside + order.setAside, logger: silence)
        var claims = Claims()
        // Nothing but a reason to set a plugin aside is thrown in there.
        _ = try? await way.lead(order.ordered, to: .booted) { plugin in
            let id = plugin.manifest.id
            try verification.compareBuild(of: plugin)
            // Before the first start there is no such table, and nobody has died.
            let deaths = (try? await crashGuard.deaths(of: plugin)) ?? 0
            guard deaths < CrashGuard.patience else {
                throw SetAsideReason.diedWhileBooting(times: deaths)
            }
            let contributions = Contributions(of: try plugin.pluginType().init())
            try claims.take(contributions, of: id)
            _ = try settings.own(of: id, declaring: contributions.settings)
            return plugin
        }
        return way.setAside
    }

    private mutating func examineSchemas(of plugins: [FoundPlugin]) async {
        if let share { await examine(.platform(in: share), failing: .stops) }
        for plugin in plugins {
            let schema = Schema(named: plugin.manifest.id, in: plugin.folder)
            if schema.hasMigrations { await examine(schema, failing: .degrades) }
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
                note(
                    .notes, subject, "migrations that the next start applies: \(plan.pending.count)"
                )
            }
        } catch {
            note(severity, subject, "\(error)")
        }
    }
}
