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

    /// What the API of a plugin promises by now, for its file `promises`; nil where no such plugin serves.
    public func promises(of id: String) -> [String]? {
        site.plugins.serving.first { $0.id == id }.map { APIPromises(of: $0.contributions).lines }
    }
}
