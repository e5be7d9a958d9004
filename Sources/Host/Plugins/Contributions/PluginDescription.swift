import PluginKit
import PostgresStore

/// A plugin as an operator is told of it: how it is, why, and what it adds. The command `arna plugins` and
/// the page of an administrator draw the same.
struct PluginDescription: Sendable {
    let status: PluginStatus
    let requires: [String]
    let uses: [String]
    /// Of each kind of which there is something, in their order; nothing of a plugin that does not serve.
    let parts: [Part]

    struct Part: Sendable {
        let kind: Addition.Kind
        let additions: [Addition]
    }
}

extension LoadedPlugins {
    /// Every plugin that was found, by id.
    var descriptions: [PluginDescription] {
        status.map { status in
            let plugin = serving.first { $0.id == status.id }
            return PluginDescription(
                status: status, requires: plugin?.manifest.requires ?? [],
                uses: plugin?.manifest.uses ?? [], parts: plugin?.parts ?? [])
        }
    }
}

extension ServingPlugin {
    fileprivate var parts: [PluginDescription.Part] {
        Addition.Kind.allCases.compactMap { kind in
            let additions =
                kind == .migrations ? migrations : contributions.additions(of: kind, by: id)
            return additions.isEmpty
                ? nil : PluginDescription.Part(kind: kind, additions: additions)
        }
    }

    private var migrations: [Addition] {
        let schema = Schema(named: id, in: folder)
        return schema.hasMigrations ? schema.steps.map { Addition($0) } : []
    }
}
