import PluginKit

extension JSON {
    /// The object with a value for one of its members, which it may have had or not.
    func setting(_ name: String, to value: JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        guard self[name] != nil else { return .object(members + [Member(name, value)]) }
        return .object(members.map { $0.name == name ? Member(name, value) : $0 })
    }
}
