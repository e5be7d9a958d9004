import KazakhstanFormats
import Testing

@Suite struct DateWordsTests {
    /// Nominative, dative, ablative, locative of the twelve months.
    static let declined = [
        "қаңтар қаңтарға қаңтардан қаңтарда", "ақпан ақпанға ақпаннан ақпанда",
        "наурыз наурызға наурыздан наурызда", "сәуір сәуірге сәуірден сәуірде",
        "мамыр мамырға мамырдан мамырда", "маусым маусымға маусымнан маусымда",
        "шілде шілдеге шілдеден шілдеде", "тамыз тамызға тамыздан тамызда",
        "қыркүйек қыркүйекке қыркүйектен қыркүйекте", "қазан қазанға қазаннан қазанда",
        "қараша қарашаға қарашадан қарашада", "желтоқсан желтоқсанға желтоқсаннан желтоқсанда",
    ]

    @Test(arguments: zip(1...12, declined))
    func `Kazakh months are declined`(month: Int, forms: String) throws {
        let day = try Day(year: 2026, month: month, day: 20)
        let expected = forms.split(separator: " ").map { "2026 жылғы 20 \($0)" }
        #expect(GrammaticalCase.allCases.map { day.words(in: .kk, case: $0) } == expected)
    }

    @Test func `Russian months stand in the genitive`() throws {
        let names = try (1...12).map { try Day(year: 2026, month: $0, day: 1).dayAndMonth(in: .ru) }
        #expect(
            names == [
                "1 января", "1 февраля", "1 марта", "1 апреля", "1 мая", "1 июня", "1 июля",
                "1 августа", "1 сентября", "1 октября", "1 ноября", "1 декабря",
            ])
    }

    @Test func `a date is told in three languages`() throws {
        let day = try Day(year: 2026, month: 3, day: 20)
        #expect(day.words(in: .kk) == "2026 жылғы 20 наурыз")
        #expect(day.words(in: .ru, case: .ablative) == "20 марта 2026 года")
        #expect(day.words(in: .en, case: .dative) == "20 March 2026")
        #expect(day.dayAndMonth(in: .kk, case: .dative) == "20 наурызға")
        #expect(day.weekday.name(in: .kk) == "жұма")
        #expect(day.weekday.name(in: .ru) == "пятница")
    }

    @Test func `a year is declined`() {
        let forms = GrammaticalCase.allCases.map { Day.yearWords(2026, in: .kk, case: $0) }
        #expect(forms == ["2026 жыл", "2026 жылға", "2026 жылдан", "2026 жылда"])
        #expect(Day.yearWords(2026, in: .ru, case: .locative) == "2026 году")
    }

    @Test(arguments: [
        ("кеңес", "кеңеске кеңестен кеңесте"), ("отырыс", "отырысқа отырыстан отырыста"),
        ("аудан", "ауданға ауданнан ауданда"), ("қала", "қалаға қаладан қалада"),
        ("қоғам", "қоғамға қоғамнан қоғамда"), ("мүше", "мүшеге мүшеден мүшеде"),
        ("клуб", "клубқа клубтан клубта"), ("таң", "таңға таңнан таңда"),
    ])
    func `other nouns follow the same rules`(noun: String, forms: String) {
        let cases: [GrammaticalCase] = [.dative, .ablative, .locative]
        #expect(cases.map { $0.inflect(noun) }.joined(separator: " ") == forms)
    }

    @Test func `a half-year knows its days and its name`() throws {
        let half = try Day(year: 2026, month: 7, day: 1).halfYear
        #expect(half == HalfYear(year: 2026, half: .second))
        #expect(half.firstDay.iso8601 == "2026-07-01")
        #expect(half.lastDay.iso8601 == "2026-12-31")
        #expect(try !half.contains(Day(year: 2026, month: 6, day: 30)))
        #expect(half.words(in: .kk) == "2026 жылғы екінші жартыжылдық")
        #expect(half.words(in: .ru) == "второе полугодие 2026 года")
        #expect(half < half.next)
    }
}
