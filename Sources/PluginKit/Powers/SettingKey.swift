/// One key of the settings file that a plugin understands, with its type and its default.
///
/// Keys lie below the plugin's id: `list.length` of the plugin `publications` is written
/// `publications: {list: {length: 50}}` in `arna.yaml`, and
/// `ARNA_PUBLICATIONS_LIST_LENGTH` in the environment. A key that nobody declared is refused
/// at start, with the nearest one that exists.
public struct SettingKey<Value: SettingValue>: AnySettingKey {
    public let name: String
    public let fallback: Value
    /// One sentence for the operator of the system, in English, as it stands in `Config/arna.yaml`.
    public let meaning: String

    public init(_ name: String, default fallback: Value, meaning: String) {
        self.name = name
        self.fallback = fallback
        self.meaning = meaning
    }

    public var kind: SettingKind { Value.settingKind }
    public var fallbackText: String { fallback.settingText }
    public func value(of text: String) -> (any SettingValue)? { Value(settingText: text) }
}

/// A ``SettingKey`` of any type.
public protocol AnySettingKey: Sendable {
    var name: String { get }
    var kind: SettingKind { get }
    var fallbackText: String { get }
    var meaning: String { get }
    /// What a written text says; nil where it is not of the key's type.
    func value(of text: String) -> (any SettingValue)?
}

/// The type of a setting, as it may be written in a settings file.
public enum SettingKind: String, Sendable {
    case text, number, flag
}

/// A type that a setting may have.
public protocol SettingValue: Sendable {
    static var settingKind: SettingKind { get }
    /// What a text must be to be one; completes «must be …».
    static var expectation: String { get }
    init?(settingText: String)
    var settingText: String { get }
}

extension SettingValue {
    public static var expectation: String {
        switch settingKind {
        case .text: "a text"
        case .number: "a whole number"
        case .flag: "true or false"
        }
    }
}

extension String: SettingValue {
    public static var settingKind: SettingKind { .text }
    public init?(settingText: String) { self = settingText }
    public var settingText: String { self }
}

extension Int: SettingValue {
    public static var settingKind: SettingKind { .number }
    public init?(settingText: String) { self.init(settingText) }
    public var settingText: String { String(self) }
}

extension Bool: SettingValue {
    public static var settingKind: SettingKind { .flag }
    public init?(settingText: String) {
        switch settingText.lowercased() {
        case "true", "yes", "on", "1": self = true
        case "false", "no", "off", "0": self = false
        default: return nil
        }
    }
    public var settingText: String { self ? "true" : "false" }
}

/// The settings of one plugin, as they were when the host started.
public struct Settings: Sendable {
    private let values: [String: any SettingValue]

    /// Settings from written texts by the names of their keys, each read here, once. Every one must already have been
    /// found to be of its kind.
    public init(_ texts: [String: String] = [:], of keys: [any AnySettingKey] = []) {
        values = keys.reduce(into: [:]) { values, key in
            values[key.name] = texts[key.name].flatMap(key.value)
        }
    }

    public subscript<Value>(key: SettingKey<Value>) -> Value {
        values[key.name] as? Value ?? key.fallback
    }
}
