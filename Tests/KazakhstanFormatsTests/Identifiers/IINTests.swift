import Foundation
import KazakhstanFormats
import Testing

@Suite struct IINTests {
    @Test(arguments: ["990106300596", "840317000029"])
    func `a number that can have been issued is read`(text: String) throws {
        #expect(try IIN(text).rawValue == text)
    }

    @Test(arguments: [
        ("99010630059", IdentifierProblem.length(11)), ("99010630059O", .digits),
        ("991306300596", .birthDate), ("990230300596", .birthDate), ("010229500596", .birthDate),
        ("990106700596", .century), ("990106300597", .checkDigit(expected: 6)),
        ("081140000436", .birthDate),
    ])
    func `a wrong number is refused with its reason`(text: String, problem: IdentifierProblem) {
        #expect(throws: problem) { try IIN(text) }
        #expect(IIN(rawValue: text) == nil)
    }

    @Test func `the official test number is taken in test mode only`() throws {
        #expect(try IIN("123456789011", mode: .test).rawValue == "123456789011")
        #expect(throws: IdentifierProblem.self) { try IIN("123456789011") }
    }

    @Test func `lists and messages show the masked number`() throws {
        let iin = try IIN("990106300596")
        #expect(iin.masked == "9901••••0596")
        #expect("\(iin)" == "9901••••0596")
    }

    @Test func `the number tells the date of birth`() throws {
        #expect(try IIN("990106300596").birthDate == Day(year: 1999, month: 1, day: 6))
        #expect(try IIN("840317000029").birthDate == nil)
        #expect(IIN(stored: "").birthDate == nil)
    }

    @Test func `a number is coded as its digits`() throws {
        let data = try JSONEncoder().encode([try IIN("990106300596")])
        #expect(String(decoding: data, as: UTF8.self) == #"["990106300596"]"#)
        #expect(try JSONDecoder().decode([IIN].self, from: data).count == 1)
    }
}
