/// The plugins of a host after its start: those that serve, in the order of their boot, and those that
/// do not.
struct LoadedPlugins: Sendable {
    let serving: [ServingPlugin]
    let setAside: [SetAside]

    /// The plugins without those that turned out to be broken, and without those that require them.
    func without(_ broken: [String: SetAsideReason]) -> LoadedPlugins {
        var reasons = broken
        var left: [ServingPlugin] = []
        var aside = setAside
        for plugin in serving {
            if let provider = plugin.manifest.requires.first(where: { reasons[$0] != nil }) {
                reasons[plugin.id] = .providerSetAside(
                    provider, because: reasons[provider]?.text ?? "")
            }
            if let reason = reasons[plugin.id] {
                aside.append(SetAside(plugin.manifest, before: .booted, reason))
            } else {
                left.append(plugin)
            }
        }
        return LoadedPlugins(serving: left, setAside: aside)
    }

    /// The state of every plugin that was found, by id.
    var status: [PluginStatus] {
        let states =
            serving.map {
                PluginStatus(
                    id: $0.id, version: $0.manifest.version.description, state: .serving,
                    reason: nil)
            }
            + setAside.map {
                PluginStatus(
                    id: $0.id, version: $0.version, state: $0.isWanted ? .off : .setAside,
                    reason: $0.reason.text)
            }
        return states.sorted { $0.id < $1.id }
    }
}

/// Whether a plugin serves, and why not.
public struct PluginStatus: Sendable, Hashable {
    public let id: String
    /// Empty where the manifest does not tell.
    public let version: String
    public let state: State
    public let reason: String?

    public enum State: String, Sendable {
        case serving, setAside, off
    }

    /// One line for a terminal.
    public var line: String {
        let name = "\(id) \(version)".padded(to: 28)
        return reason.map { "\(name) \(state.rawValue.padded(to: 9)) \($0)" }
            ?? "\(name) \(state.rawValue)"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
