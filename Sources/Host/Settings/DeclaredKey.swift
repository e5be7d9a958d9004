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
        guard let checked, !checked.accepts(text) else { return nil }
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

/// A key that can try a text as its value.
private protocol CheckedKey: Sendable {
    var isList: Bool { get }
    var expectation: String { get }
    func accepts(_ text: String) -> Bool
}

extension SettingKey: CheckedKey {
    fileprivate var isList: Bool { Value.self is any ListSetting.Type }

    fileprivate var expectation: String { Value.expectation }

    fileprivate func accepts(_ text: String) -> Bool { Value(settingText: text) != nil }
}

private protocol ListSetting {}
extension SettingList: ListSetting {}
