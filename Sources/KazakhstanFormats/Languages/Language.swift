/// A language of the interface and of the records: Kazakh, Russian or English.
///
/// Kazakh stands first: it is the state language (Law № 151-I), the default of every page and the
/// first thing to fall back to.
public enum Language: String, CaseIterable, Codable, Sendable, Hashable {
    case kk, ru, en

    /// The language's name in itself: "Қазақша", "Русский", "English".
    public var ownName: String {
        switch self {
        case .kk: "Қазақша"
        case .ru: "Русский"
        case .en: "English"
        }
    }

    /// All languages in the order in which a text is looked for: this one, then kk, ru, en.
    public var fallbacks: [Language] {
        switch self {
        case .kk: [.kk, .ru, .en]
        case .ru: [.ru, .kk, .en]
        case .en: [.en, .kk, .ru]
        }
    }
}
