extension Day {
    /// The date in words.
    ///
    /// * kk: «2026 жылғы 20 наурыз», and in the other cases «2026 жылғы 20 наурызға», «…наурыздан»,
    ///   «…наурызда»;
    /// * ru: «20 марта 2026 года», which serves after «к», «с», «до» and by itself;
    /// * en: "20 March 2026".
    ///
    /// - Parameter grammaticalCase: matters in Kazakh only.
    public func words(
        in language: Language, case grammaticalCase: GrammaticalCase = .nominative
    ) -> String {
        switch language {
        case .kk: "\(year) жылғы \(dayAndMonth(in: .kk, case: grammaticalCase))"
        case .ru: "\(dayAndMonth(in: .ru)) \(year) года"
        case .en: "\(dayAndMonth(in: .en)) \(year)"
        }
    }

    /// The date in words without its year: «20 наурызға», «20 марта», "20 March".
    public func dayAndMonth(
        in language: Language, case grammaticalCase: GrammaticalCase = .nominative
    ) -> String {
        let name =
            switch language {
            case .kk: grammaticalCase.inflect(monthOfYear.kazakh)
            case .ru: monthOfYear.russianGenitive
            case .en: monthOfYear.name(in: .en)
            }
        return "\(day) \(name)"
    }

    public var monthOfYear: Month { Month.allCases[month - 1] }

    /// A year in words: «2026 жыл», «2026 жылға», «2026 жылдан», «2026 жылда»; «2026 год»,
    /// «2026 году» after «к», «2026 года» after «с», «2026 году» after «в»; "2026".
    public static func yearWords(
        _ year: Int, in language: Language, case grammaticalCase: GrammaticalCase = .nominative
    ) -> String {
        switch (language, grammaticalCase) {
        case (.kk, _): "\(year) \(grammaticalCase.inflect("жыл"))"
        case (.ru, .nominative): "\(year) год"
        case (.ru, .dative), (.ru, .locative): "\(year) году"
        case (.ru, .ablative): "\(year) года"
        case (.en, _): "\(year)"
        }
    }
}
