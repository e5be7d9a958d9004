import PluginKit

extension AssembledHost {
    /// The plugins with what each adds, for a terminal.
    public var pluginLines: [String] {
        site.plugins.descriptions.flatMap { $0.lines(site.shell.texts) }
    }

    /// The same as a JSON document.
    public var pluginJSON: String {
        JSON.array(site.plugins.descriptions.map(\.json)).text
    }
}
