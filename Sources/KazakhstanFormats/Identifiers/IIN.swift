/// An individual identification number (ИИН / ЖСН): twelve digits of a person.
///
/// Digits 1–6 are the date of birth as YYMMDD, 7 tells century and sex, 8–11 are a serial, 12 is
/// the check digit. Personal data: pages and logs show ``masked``, and so does `description`.
public struct IIN: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// Twelve digits, unmasked.
    public let rawValue: String

    /// Reads a number as a person types it; blanks are passed over.
    public init(_ text: String, mode: IdentifierMode = .live) throws(IdentifierProblem) {
        let number = try TwelveDigits(text)
        rawValue = number.text
        if mode == .test, number.text == "123456789011" { return }
        guard (0...6).contains(number.digits[6]) else { throw .century }
        guard IIN.isBirthDate(number.digits) else { throw .birthDate }
        try number.check()
    }

    /// A number that can have been issued, or nil. Test numbers are refused.
    public init?(rawValue: String) {
        guard let number = try? IIN(rawValue) else { return nil }
        self = number
    }

    /// A number that was checked before it was stored; it is not checked again.
    public init(stored: String) { rawValue = stored }

    /// The number for lists and messages: `9901••••0596`.
    public var masked: String { "\(rawValue.prefix(4))••••\(rawValue.suffix(4))" }

    public var description: String { masked }

    /// The date of birth; nil where the seventh digit is 0 and does not tell the century.
    public var birthDate: Day? {
        let digits = rawValue.utf8.map { Int($0) - 48 }
        guard digits.count == 12, digits[6] > 0 else { return nil }
        return IIN.birthDate(digits, century: 1700 + (digits[6] + 1) / 2 * 100)
    }

    private static func isBirthDate(_ digits: [Int]) -> Bool {
        guard digits[6] > 0 else { return birthDate(digits, century: 2000) != nil }
        return birthDate(digits, century: 1700 + (digits[6] + 1) / 2 * 100) != nil
    }

    private static func birthDate(_ digits: [Int], century: Int) -> Day? {
        try? Day(
            year: century + digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3],
            day: digits[4] * 10 + digits[5])
    }
}
