import PluginKit

extension HostViews {
    /// The plugins, how each is and what it adds.
    func plugins(_ plugins: [PluginDescription]) -> View {
        View(
            "host/plugins", title: "host.plugins.title",
            [
                "plugins": .list(plugins.map(row)),
                "described": .list(plugins.filter { !$0.parts.isEmpty }.map(description)),
            ])
    }

    private func row(_ plugin: PluginDescription) -> Model {
        [
            "id": .text(plugin.status.id), "version": .text(plugin.status.version),
            "isServing": .flag(plugin.status.state == .serving),
            "isOff": .flag(plugin.status.state == .off),
            "reason": .optional(plugin.status.reason),
        ]
    }

    private func description(_ plugin: PluginDescription) -> Model {
        [
            "id": .text(plugin.status.id),
            "requires": .optional(plugin.requires.joined(separator: ", ")),
            "uses": .optional(plugin.uses.joined(separator: ", ")),
            "parts": .list(
                plugin.parts.map { part in
                    [
                        "title": .text(text(part.kind.title)),
                        "count": .count(part.additions.count),
                        "additions": .list(part.additions.map(addition)),
                    ]
                }),
        ]
    }

    private func addition(_ addition: Addition) -> Model {
        [
            "name": .text(addition.name),
            "label": addition.label.map { model(Message($0)) } ?? .none,
            "access": model(addition.access.flatMap(words)),
            "permission": .optional(addition.access?.permission),
            "detail": .optional(addition.detail),
        ]
    }

    private func words(for access: Access) -> Message? {
        switch access {
        case .public: "host.plugins.access.public"
        case .signedIn: "host.plugins.access.signedIn"
        case .requires: nil
        }
    }
}

extension Access {
    /// The id of the permission that is needed.
    fileprivate var permission: String? {
        if case .requires(let permission) = self { permission.id } else { nil }
    }
}
