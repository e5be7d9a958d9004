import PluginKit

extension HostViews {
    /// The plugins and how each is.
    func plugins(_ rows: [PluginStatus]) -> View {
        View(
            "host/plugins", title: "host.plugins.title",
            [
                "plugins": .list(
                    rows.map { row in
                        [
                            "id": .text(row.id), "version": .text(row.version),
                            "isServing": .flag(row.state == .serving),
                            "reason": .optional(row.reason),
                        ]
                    })
            ])
    }
}
