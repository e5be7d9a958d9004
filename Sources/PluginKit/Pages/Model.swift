public import KazakhstanFormats

/// What a template shows: a tree of texts, flags, lists and named parts.
public indirect enum Model: Sendable {
    case none
    case text(String)
    case flag(Bool)
    case list([Model])
    case object([String: Model])
    /// Words in a language; nil is the reader's. See ``localized(_:in:)``.
    case words(String, in: Language?)
    /// A form of the page, drawn by the host's template `host/form`.
    case form(Form)
    /// The links to the other pages of a list: `{{#paging}}{{> host/paging}}{{/paging}}`.
    case paging(Total, Paging)
    /// Links to an export of the list that the page shows, narrowed as the page is:
    /// `{{#export}}{{> host/export}}{{/export}}`.
    case export(String)

    public static func count(_ number: Int) -> Model { .text(String(number)) }

    /// A text in several languages as one of them, with `lang` where it is not the reader's:
    /// `{{#name}}{{> host/text}}{{/name}}`.
    public static func localized(_ text: LocalizedText, in language: Language) -> Model {
        guard let (words, found) = text.text(in: language) else { return .none }
        return .words(words, in: found == language ? nil : found)
    }

    public static func optional(_ text: String?) -> Model {
        guard let text, !text.isEmpty else { return .none }
        return .text(text)
    }
}

extension Model: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(booleanLiteral flag: Bool) { self = .flag(flag) }
    public init(arrayLiteral elements: Model...) { self = .list(elements) }
    public init(dictionaryLiteral members: (String, Model)...) {
        self = .object(Dictionary(members) { _, last in last })
    }
}
