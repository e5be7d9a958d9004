import Logging
import PostgresStore

/// Leads plugins from stage to stage and sets aside those that do not get on.
struct PluginWay {
    private(set) var setAside: [SetAside]
    let logger: Logger

    init(setAside: [SetAside], logger: Logger) {
        self.logger = logger
        self.setAside = []
        for plugin in setAside { take(plugin) }
    }

    /// Does one step for each plugin, in their order, and returns those that reached the stage.
    ///
    /// A plugin whose provider was set aside follows it. An error that is no reason to set a plugin aside
    /// ends the start.
    mutating func lead<From: PluginStage, To: PluginStage>(
        _ plugins: [From], to stage: SetAside.Stage, by step: (From) async throws -> To
    ) async throws -> [To] {
        var arrived: [To] = []
        for plugin in plugins {
            do {
                try checkProviders(of: plugin.manifest)
                arrived.append(try await step(plugin))
            } catch let reason as SetAsideReason {
                take(SetAside(plugin.manifest, before: stage, reason))
            }
        }
        return arrived
    }

    private func checkProviders(of manifest: Manifest) throws(SetAsideReason) {
        let lost = setAside.first { manifest.requires.contains($0.id) }
        if let lost { throw .providerSetAside(lost.id, because: lost.reason.text) }
    }

    private mutating func take(_ plugin: SetAside) {
        setAside.append(plugin)
        if plugin.isWanted {
            logger.info("plugin \(plugin.id) is off")
        } else {
            logger.error(
                "plugin \(plugin.id) was set aside: \(plugin.reason.text)",
                metadata: ["plugin": "\(plugin.id)", "reason": "\(plugin.reason.code)"])
        }
    }
}
