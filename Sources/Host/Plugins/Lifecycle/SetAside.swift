/// A plugin that does not serve, how far it came and why.
struct SetAside: Sendable {
    let id: String
    /// Empty where the manifest does not tell.
    let version: String
    /// The stage that it did not reach.
    let stage: Stage
    let reason: SetAsideReason

    /// The stages of a plugin's way, in their order.
    enum Stage: String, Sendable, CaseIterable {
        case found, verified, migrated, booted
    }

    init(id: String, version: String, stage: Stage, reason: SetAsideReason) {
        self.id = id
        self.version = version
        self.stage = stage
        self.reason = reason
    }

    init(_ manifest: Manifest, before stage: Stage, _ reason: SetAsideReason) {
        self.init(
            id: manifest.id, version: manifest.version.description, stage: stage, reason: reason)
    }

    /// Whether somebody wanted it so.
    var isWanted: Bool {
        if case .off = reason { true } else { false }
    }
}

/// A strict start that was refused because plugins would be set aside.
struct PluginsSetAside: Error, CustomStringConvertible {
    let plugins: [SetAside]

    var description: String {
        (["the start is strict and plugins would be set aside:"]
            + plugins.map { "  \($0.id) \($0.version): \($0.reason.text)" }).joined(separator: "\n")
    }
}
