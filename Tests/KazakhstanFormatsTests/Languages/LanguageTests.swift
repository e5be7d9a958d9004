import KazakhstanFormats
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        (nil, Language.kk), ("", .kk), ("de-DE,de", .kk), ("ru-RU,ru;q=0.9,en;q=0.8", .ru),
        ("en;q=0.5, ru;q=0.7", .ru), ("EN-us", .en), ("*", .kk), ("fr, *;q=0.5", .kk),
        ("ru;q=0, en;q=0.1", .en), ("ru; q=abc, en", .en), ("kk-Latn-KZ;q=1.0,ru", .kk),
        (";;;,,,q=1", .kk),
    ])
    func `a browser gets the language it weighs most`(header: String?, expected: Language) {
        #expect(Language.preferred(acceptLanguage: header) == expected)
    }

    @Test func `what is missing is looked for in Kazakh, Russian, English`() {
        #expect(Language.en.fallbacks == [.en, .kk, .ru])
        #expect(Language.ru.fallbacks == [.ru, .kk, .en])
        #expect(Language.kk.fallbacks == [.kk, .ru, .en])
        #expect(Language.allCases.first == .kk)
    }

    @Test(arguments: [
        (Language.ru, [1, 21, 101, 1001, -1], PluralCategory.one),
        (.ru, [2, 3, 4, 22, 104, 1_002], .few),
        (.ru, [0, 5, 11, 12, 13, 14, 19, 20, 25, 111, 112, 1_011], .many),
        (.kk, [1], .one), (.kk, [0, 2, 5, 21], .other), (.en, [1], .one),
        (.en, [0, 2, 21], .other),
    ])
    func `counts take the plural form of CLDR`(
        language: Language, counts: [Int], category: PluralCategory
    ) {
        for count in counts { #expect(language.pluralCategory(for: count) == category) }
    }

    @Test func `the smallest number has a plural form`() {
        #expect(Language.ru.pluralCategory(for: .min) == .many)
    }
}
