import PluginKit

/// A key that somebody declared, with all that a check of what is written for it needs.
struct DeclaredKey: Sendable {
    /// From the top of the file: `server.port`, `publications.list.length`.
    let path: String
    let isList: Bool
    let key: any AnySettingKey
    private let checked: (any CheckedKey)?

    /// - Parameter scope: The plugin's id; empty for a key of the host.
    init(_ key: any AnySettingKey, in scope: String = "") {
        path = scope.isEmpty ? key.name : "\(scope).\(key.name)"
        self.key = key
        checked = key as? any CheckedKey
        isList = checked?.isList ?? false
    }

    /// What is wrong with a written text; nil where it is good. Never repeats the text: it may be a secret.
    func objection(to text: String) -> String? {
        guard let checked, key.value(of: text) == nil else { return nil }
        return "\(path) must be \(checked.expectation)"
    }

    /// `ARNA_SERVER_PORT`
    var environmentName: String {
        path.reduce(into: "ARNA_") { name, letter in
            if letter.isUppercase { name += "_" }
            name += letter.isLetter || letter.isNumber ? letter.uppercased() : "_"
        }
    }
}

/// What the host says of a key by its type.
private protocol CheckedKey: Sendable {
    var isList: Bool { get }
    var expectation: String { get }
}

extension SettingKey: CheckedKey {
    fileprivate var isList: Bool { Value.self is any ListSetting.Type }

    fileprivate var expectation: String { Value.expectation }
}

private protocol ListSetting {}
extension SettingList: ListSetting {}
