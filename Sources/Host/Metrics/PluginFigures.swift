/// Which plugins there are and how each is, and of which build the host is.
struct PluginFigures {
    let plugins: [PluginStatus]
    let build: Fingerprint?

    var families: [MetricFamily] {
        [
            MetricFamily(
                "arna_build_info", .gauge, "Of which build the host is; always 1.",
                build.map { [MetricSample(1, labels(of: $0))] } ?? []),
            MetricFamily(
                "arna_plugin_state", .gauge,
                "The state of each plugin: serving, setAside or off; always 1.",
                plugins.map {
                    MetricSample(
                        1,
                        [
                            ("plugin", $0.id), ("version", $0.version),
                            ("state", $0.state.rawValue),
                        ])
                }),
        ]
    }

    private func labels(of build: Fingerprint) -> [MetricLabel] {
        [
            ("configuration", build.configuration), ("kit", String(build.kit.prefix(12))),
            ("compiler", build.compiler),
        ]
    }
}
