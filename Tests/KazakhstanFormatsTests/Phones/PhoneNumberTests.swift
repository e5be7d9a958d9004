import KazakhstanFormats
import Testing

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        "8 (7172) 12-34-56", "+7 (7172) 12-34-56", "+7 7172 123456", "87172123456", "77172123456",
        "(7172) 12-34-56", "7172 12.34.56", " 8\u{A0}7172\u{A0}12‑34–56 ",
        "\u{202A}+77172123456\u{202C}", "(+7 7172) 12 34 56", "8-717-212-34-56",
    ])
    func `a number is read as people write it`(text: String) throws {
        let number = try PhoneNumber(text)
        #expect(number.e164 == "+77172123456")
        #expect(number.extension == nil)
        #expect(number.formatted == "+7 (7172) 12-34-56")
        #expect(number.uri == "tel:+77172123456")
    }

    @Test(arguments: [
        ("8 701 1234567", "+7 701 123 45 67"), ("+7 (747) 000-11-22", "+7 747 000 11 22"),
        ("8 (727) 234 56 78", "+7 (727) 234-56-78"), ("8 7272 58 15 44", "+7 (727) 258-15-44"),
        ("8 7252 53 01 02", "+7 (7252) 53-01-02"), ("8 716 36 4 55 66", "+7 (71636) 4-55-66"),
        ("8 72772 4-55-66", "+7 (72772) 4-55-66"), ("8 7187 75-00-11", "+7 (7187) 75-00-11"),
        ("8 800 080 7777", "8 800 080 77 77"), ("+996 312 12-34-56", "+996312123456"),
    ])
    func `a number is shown in the groups it is known by`(text: String, shown: String) throws {
        #expect(try PhoneNumber(text).formatted == shown)
    }

    @Test(arguments: [
        "8 7172 12-34-56 ішкі 12", "8 7172 12-34-56, вн. 12", "8 7172 12-34-56 (вн.12)",
        "8 7172 12-34-56 доб 12", "8 7172 12-34-56 Ext. 12", "8 7172 12-34-56 x12",
        "8 7172 12-34-56 ІШКІ: 12", "+77172123456;ext=12", "8 7172 12-34-56 вн. № 12",
    ])
    func `an extension is kept`(text: String) throws {
        let number = try PhoneNumber(text)
        #expect(number == PhoneNumber(stored: "+77172123456", extension: "12"))
        #expect(number.formatted(in: .kk) == "+7 (7172) 12-34-56, ішкі 12")
        #expect(number.formatted(in: .ru) == "+7 (7172) 12-34-56, вн. 12")
        #expect(number.formatted(in: .en) == "+7 (7172) 12-34-56, ext. 12")
        #expect(number.uri == "tel:+77172123456;ext=12")
    }

    @Test(arguments: Language.allCases)
    func `what is shown can be typed again`(language: Language) throws {
        for e164 in ["+77172123456", "+77272345678", "+77163645566", "+78000807777"] {
            let number = PhoneNumber(stored: e164, extension: "045")
            #expect(try PhoneNumber(number.formatted(in: language)) == number)
        }
    }

    @Test(arguments: [
        ("12-34-56", PhoneProblem.cityCode), ("234-56-78", .cityCode), ("4-55-66", .cityCode),
        ("", .length(0)), ("1414", .length(4)), ("8 7172 12-34-5", .length(10)),
        ("+7 7172 12-34-567", .length(12)), ("9 7172 12-34-56", .length(11)),
        ("+996 312", .length(6)), ("+8 7172 12-34-56", .eightAfterPlus),
        ("+7 172 123 45 67", .code), ("8 127 234 56 78", .code), ("тел. 8 7172 12-34-56", .signs),
        ("8 7172 12-34-56 Айгүл", .signs), ("8 7172+12-34-56", .signs), ("call me", .signs),
        ("٨٧١٧٢١٢٣٤٥٦", .signs), ("8 7172 12-34-56, 12-34-57", .several),
        ("8 7172 12-34-56 / 8 701 123 45 67", .several), ("8 7172 12-34-56 вн.", .extension),
        ("8 7172 12-34-56 ішкі 1234567", .extension), ("8 7172 12-34-56 вн. 12, 13", .extension),
    ])
    func `what is no number is refused with its reason`(text: String, problem: PhoneProblem) {
        #expect(throws: problem) { try PhoneNumber(text) }
    }

    @Test(arguments: Language.allCases)
    func `every problem has an explanation of its own`(language: Language) {
        let problems: [PhoneProblem] = [
            .signs, .several, .cityCode, .length(11), .eightAfterPlus, .code, .extension,
        ]
        #expect(Set(problems.map(\.code)).count == problems.count)
        #expect(Set(problems.map { $0.explanation(in: language) }).count == problems.count)
    }
}
