import Foundation
import KazakhstanFormats
import Testing

@Suite struct TengeTests {
    @Test(arguments: [
        "1 234 567,89", "1,234,567.89 ₸", "1.234.567,89", "1234567.89", "1234567,89 тг.",
        "1\u{A0}234\u{A0}567,89\u{A0}₸", "1\u{202F}234\u{202F}567,89 теңге", " ₸ 1234567,89 ",
        "1234567,89KZT", "1234,56789 тыс. тенге", "1,23456789 млн", "1 234,56789 мың",
    ])
    func `an amount is read as people write it`(text: String) throws {
        #expect(try Tenge(text) == Tenge(tiyn: 123_456_789))
    }

    @Test(arguments: [
        ("0", 0), ("0,5", 50), ("7", 700), ("12,5", 1_250), ("1 234", 123_400), ("-500", -50_000),
        ("−1 234,05 ₸", -123_405), ("1,234,567", 123_456_700), ("1.5 млн", 150_000_000),
        ("2,5 млрд тенге", 250_000_000_000), ("3 трлн", 300_000_000_000_000),
        ("92 233 720 368 547 758,07", Int64.max), ("−92233720368547758.08", .min),
    ])
    func `an amount is exact to the tiyn`(text: String, tiyn: Int64) throws {
        #expect(try Tenge(text).tiyn == tiyn)
    }

    @Test(arguments: [
        ("", TengeProblem.form), ("₸", .form), ("сто", .form), ("1 234,", .form), (",5", .form),
        ("1,,5", .form), ("100 $", .form), ("5 тысяч рублей", .form), ("--5", .form),
        ("1e6", .form),
        ("١٢٣", .form), ("1,234", .ambiguous), ("12.345 ₸", .ambiguous), ("1,234 млн", .ambiguous),
        ("1 23 456", .groups), ("1234 567", .groups), ("1 234.567.890", .groups),
        ("1,234.567,89", .groups), ("0,123", .fraction), ("1 234,567", .fraction),
        ("1234,567", .fraction), ("0,123456789 млн", .fraction),
        ("92 233 720 368 547 758,08", .tooLarge), ("100 000 трлн", .tooLarge),
    ])
    func `what is no amount, or may be two, is refused`(text: String, problem: TengeProblem) {
        #expect(throws: problem) { try Tenge(text) }
    }

    @Test func `an amount is shown with no-break spaces and the sign behind`() {
        let amount = Tenge(tiyn: 123_456_789)
        #expect(amount.formatted == "1\u{A0}234\u{A0}567,89\u{A0}₸")
        #expect(amount.number == "1\u{A0}234\u{A0}567,89")
        #expect(Tenge(tiyn: -5).formatted == "−0,05\u{A0}₸")
        #expect(Tenge(tiyn: 99_900).formatted == "999,00\u{A0}₸")
        #expect(
            Tenge(tiyn: .min).formatted
                == "−92\u{A0}233\u{A0}720\u{A0}368\u{A0}547\u{A0}758,08\u{A0}₸")
    }

    @Test func `what is shown can be typed again`() throws {
        for tiyn in [0, 1, -1, 99, 100, 123_456, -123_456_789, Int64.max, .min] {
            #expect(try Tenge(Tenge(tiyn: tiyn).formatted).tiyn == tiyn)
        }
    }

    @Test func `statistics count in thousands`() {
        #expect(Tenge(tiyn: 123_456_789).thousands == "1\u{A0}234,6")
        #expect(Tenge(tiyn: 123_455_000).thousands == "1\u{A0}234,6")
        #expect(Tenge(tiyn: 123_454_999).thousands == "1\u{A0}234,5")
        #expect(Tenge(tiyn: -123_455_000).thousands == "−1\u{A0}234,6")
        #expect(Tenge(tiyn: -4_999).thousands == "0,0")
        let amount = Tenge(tiyn: 100_000)
        #expect(amount.thousands(in: .kk) == "1,0\u{A0}мың\u{A0}теңге")
        #expect(amount.thousands(in: .ru) == "1,0\u{A0}тыс.\u{A0}тенге")
        #expect(amount.thousands(in: .en) == "1,0\u{A0}thousand\u{A0}tenge")
    }

    @Test func `reckoning is exact and never wraps around`() throws {
        let price = Tenge(tiyn: 199_999)
        #expect(try price * 3 + Tenge(tiyn: 3) - .zero == Tenge(tiyn: 600_000))
        #expect(Tenge.zero < price)
        #expect(throws: TengeProblem.tooLarge) { try Tenge(tiyn: .max) + Tenge(tiyn: 1) }
        #expect(throws: TengeProblem.tooLarge) { try Tenge(tiyn: .min) - Tenge(tiyn: 1) }
        #expect(throws: TengeProblem.tooLarge) { try Tenge(tiyn: .max) * 2 }
    }

    @Test func `an amount is coded as a text of its digits`() throws {
        let amounts = [Tenge(tiyn: 123_456_789), Tenge(tiyn: -5), Tenge(tiyn: 1_234_00)]
        let data = try JSONEncoder().encode(amounts)
        #expect(String(decoding: data, as: UTF8.self) == #"["1234567.89","-0.05","1234.00"]"#)
        #expect(try JSONDecoder().decode([Tenge].self, from: data) == amounts)
    }

    @Test(arguments: Language.allCases)
    func `every problem has an explanation of its own`(language: Language) {
        let problems: [TengeProblem] = [.form, .ambiguous, .groups, .fraction, .tooLarge]
        #expect(Set(problems.map(\.code)).count == problems.count)
        #expect(Set(problems.map { $0.explanation(in: language) }).count == problems.count)
    }
}
