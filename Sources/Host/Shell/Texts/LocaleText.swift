import KazakhstanFormats

/// What one key of a locale says: a phrase, or phrases for counts.
enum LocaleText: Sendable {
    case phrase(Phrase)
    case forms([PluralForm: Phrase])

    var arguments: Set<String> {
        switch self {
        case .phrase(let phrase): phrase.arguments
        case .forms(let forms): forms.values.reduce(into: []) { $0.formUnion($1.arguments) }
        }
    }

    /// Where there are forms, `count` chooses among them and is written with its digits in groups.
    func text(_ arguments: [String: String], in language: Language) -> String {
        switch self {
        case .phrase(let phrase): return phrase.text(arguments)
        case .forms(let forms):
            guard let count = arguments["count"].flatMap({ Int($0) }) else {
                return (forms[.other] ?? forms[.many])?.text(arguments) ?? ""
            }
            let shown = arguments.merging(["count": count.grouped(in: language)]) { $1 }
            return Self.phrase(among: forms, for: count, in: language)?.text(shown) ?? ""
        }
    }

    private static func phrase(
        among forms: [PluralForm: Phrase], for count: Int, in language: Language
    ) -> Phrase? {
        if count == 0, let zero = forms[.zero] { return zero }
        let fitting = PluralForm(language.pluralCategory(for: count))
        return forms[fitting] ?? forms[.other] ?? forms[.many]
    }
}

/// The name of a plural form in a locale file: those of CLDR, and `zero` for «none».
enum PluralForm: String, CaseIterable, Sendable {
    case zero, one, few, many, other

    init(_ category: PluralCategory) {
        switch category {
        case .one: self = .one
        case .few: self = .few
        case .many: self = .many
        case .other: self = .other
        }
    }

    /// The forms that a text with a count must have.
    static func required(in language: Language) -> [PluralForm] {
        switch language {
        case .kk: [.other]
        case .ru: [.one, .few, .many]
        case .en: [.one, .other]
        }
    }
}
