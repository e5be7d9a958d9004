/// One text in up to three languages: the name of a body, a title, a reason.
///
/// A language that is absent is nil; a blank string counts as absent when the text is read.
public struct LocalizedText: Sendable, Hashable, Codable {
    public var kk: String?
    public var ru: String?
    public var en: String?

    public init(kk: String? = nil, ru: String? = nil, en: String? = nil) {
        self.kk = kk
        self.ru = ru
        self.en = en
    }

    /// The text in exactly this language, as it was given.
    public subscript(language: Language) -> String? {
        get {
            switch language {
            case .kk: kk
            case .ru: ru
            case .en: en
            }
        }
        set {
            switch language {
            case .kk: kk = newValue
            case .ru: ru = newValue
            case .en: en = newValue
            }
        }
    }

    /// The text to show to a reader of a language, and the language it is really in.
    ///
    /// What is missing is taken from kk, ru, en in that order. Where the answer's language is not
    /// the one asked for, the fragment of the page bears its `lang`.
    public func text(in language: Language) -> (text: String, language: Language)? {
        for candidate in language.fallbacks {
            if let text = self[candidate], !text.isBlank { return (text, candidate) }
        }
        return nil
    }

    /// Whether there is nothing to show in any language.
    public var isEmpty: Bool { Language.allCases.allSatisfy { self[$0]?.isBlank ?? true } }
}

extension String {
    var isBlank: Bool { utf8.isEmpty || allSatisfy(\.isWhitespace) }
}
