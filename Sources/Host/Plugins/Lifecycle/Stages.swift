import Foundation
import Logging
import PluginKit

/// A plugin somewhere on its way: found → verified → migrated → booted.
///
/// Each stage is a type and is made from the one before it, so that nothing can boot unverified.
protocol PluginStage: Sendable {
    var found: FoundPlugin { get }
}

extension PluginStage {
    var manifest: Manifest { found.manifest }
    var folder: URL { found.folder }
}

/// A plugin whose manifest was read and is good.
struct FoundPlugin: PluginStage {
    let manifest: Manifest
    let folder: URL
    let code: PluginCode

    var found: FoundPlugin { self }
}

/// A plugin that fits this host, whose providers do, and that did not bring the process down lately.
struct VerifiedPlugin: PluginStage {
    let found: FoundPlugin
    /// How often in a row the process died while it booted.
    let deaths: Int
}

/// A plugin whose schema is as its code expects it.
struct MigratedPlugin: PluginStage {
    let verified: VerifiedPlugin
    var found: FoundPlugin { verified.found }
}

/// A plugin that booted: from now on it serves. One object for all, since every request is handed it.
final class ServingPlugin: PluginStage {
    let found: FoundPlugin
    let id: String
    let plugin: any Plugin
    let settings: Settings
    let contributions: Contributions
    /// Names the plugin in each line.
    let logger: Logger

    init(
        found: FoundPlugin, plugin: any Plugin, settings: Settings, contributions: Contributions,
        logger: Logger
    ) {
        self.found = found
        id = found.manifest.id
        self.plugin = plugin
        self.settings = settings
        self.contributions = contributions
        self.logger = logger
    }
}
