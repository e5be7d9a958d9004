import KazakhstanFormats
import Testing

@Suite struct BINTests {
    @Test(arguments: ["081140000436", "230540004989", "990140000017", " 0811 4000 0436 "])
    func `a number that can have been issued is read`(text: String) throws {
        #expect(try BIN(text).rawValue.utf8.count == 12)
    }

    @Test(arguments: [
        ("08114000043", IdentifierProblem.length(11)), ("", .length(0)),
        ("0811400004367", .length(13)), ("08114000043x", .digits), ("٠٨١١٤٠٠٠٠٤٣٦", .digits),
        ("081340000436", .month), ("080040000436", .month), ("081130000436", .entityType),
        ("081170000436", .entityType), ("081140000437", .checkDigit(expected: 6)),
    ])
    func `a wrong number is refused with its reason`(text: String, problem: IdentifierProblem) {
        #expect(throws: problem) { try BIN(text) }
        #expect(BIN(rawValue: text) == nil)
    }

    @Test func `the second weighting decides where the first gives ten`() throws {
        #expect(throws: IdentifierProblem.checkDigit(expected: 6)) { try BIN("990140000800") }
        #expect(try BIN("990140000806").entity == .resident)
    }

    @Test func `a number for which both weightings give ten was never issued`() {
        for last in 0...9 {
            #expect(throws: IdentifierProblem.neverIssued) { try BIN("99014000082\(last)") }
        }
    }

    @Test func `the official test number is taken in test mode only`() throws {
        #expect(try BIN("123456789021", mode: .test).rawValue == "123456789021")
        #expect(throws: IdentifierProblem.self) { try BIN("123456789021") }
        #expect(throws: IdentifierProblem.self) { try BIN("123456789011", mode: .test) }
        #expect(throws: IdentifierProblem.checkDigit(expected: 6)) {
            try BIN("081140000437", mode: .test)
        }
    }

    @Test func `a leading zero that a spreadsheet dropped is put back`() {
        #expect(BIN.restoringLeadingZero("81140000436")?.rawValue == "081140000436")
        #expect(BIN.restoringLeadingZero("8114000043 6")?.rawValue == "081140000436")
        #expect(BIN.restoringLeadingZero("81140000437") == nil)
        #expect(BIN.restoringLeadingZero("081140000436") == nil)
        #expect(BIN.restoringLeadingZero("zero") == nil)
    }

    @Test(arguments: Language.allCases)
    func `no explanation repeats the number`(language: Language) {
        let problems: [IdentifierProblem] = [
            .length(11), .digits, .birthDate, .century, .month, .entityType,
            .checkDigit(expected: 6), .neverIssued,
        ]
        #expect(Set(problems.map(\.code)).count == problems.count)
        #expect(Set(problems.map { $0.explanation(in: language) }).count == problems.count)
    }
}
