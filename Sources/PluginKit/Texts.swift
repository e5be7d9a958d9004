public import KazakhstanFormats

/// The name of a text in the locale files: `publications.list.title`.
///
/// It begins with the id of the plugin whose `Locales/kk.yaml`, `ru.yaml` and `en.yaml` hold it; texts
/// of the host begin with `host.`.
public struct TextKey: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral name: String) { self.name = name }
    public var description: String { name }
}

/// A text to be said in the reader's language: its name, and what is to be put in.
///
/// `{name}` in the text is replaced by the argument of that name. Where a text has plural forms, the
/// argument `count` chooses among them.
public struct Message: Sendable, Hashable, ExpressibleByStringLiteral {
    public let key: TextKey
    public let arguments: [String: String]

    public init(_ key: TextKey, _ arguments: [String: String] = [:]) {
        self.key = key
        self.arguments = arguments
    }

    public init(_ key: TextKey, count: Int, _ arguments: [String: String] = [:]) {
        self.key = key
        self.arguments = arguments.merging(["count": String(count)]) { given, _ in given }
    }

    public init(stringLiteral name: String) {
        self.init(TextKey(name))
    }
}

/// Says texts in a language.
public protocol Texts: Sendable {
    /// The text in the language, with its arguments put in; the key itself where there is no such text.
    func text(_ message: Message, in language: Language) -> String
}
