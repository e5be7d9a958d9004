/// A business identification number (БИН / БСН): twelve digits of a legal entity or its branch.
///
/// Digits 1–4 are year and month of registration, 5 the kind of entity, 6 its sign, 7–11 a
/// serial, 12 the check digit.
public struct BIN: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// Twelve digits.
    public let rawValue: String

    /// Reads a number as a person types it; blanks are passed over.
    public init(_ text: String, mode: IdentifierMode = .live) throws(IdentifierProblem) {
        let number = try TwelveDigits(text)
        rawValue = number.text
        if mode == .test, number.text == "123456789021" { return }
        guard (1...12).contains(number.digits[2] * 10 + number.digits[3]) else { throw .month }
        guard (4...6).contains(number.digits[4]) else { throw .entityType }
        try number.check()
    }

    /// A number that can have been issued, or nil. Test numbers are refused.
    public init?(rawValue: String) {
        guard let number = try? BIN(rawValue) else { return nil }
        self = number
    }

    /// A number that was checked before it was stored; it is not checked again.
    public init(stored: String) { rawValue = stored }

    public var description: String { rawValue }
}

extension BIN {
    /// The kind of entity, told by the fifth digit.
    public enum Entity: Int, Sendable, Hashable {
        case resident = 4
        case nonResident = 5
        case jointEntrepreneur = 6
    }

    /// The kind of entity; nil only for the test number.
    public var entity: Entity? {
        rawValue.utf8.dropFirst(4).first.flatMap { Entity(rawValue: Int($0) - 48) }
    }

    /// The number that a spreadsheet made shorter by dropping its leading zeros.
    ///
    /// `81140000436` gives 081140000436. One to three zeros are put back; nil when the text has
    /// not 9–11 digits or the result fails the check. One wrong text in eleven passes by chance,
    /// so the answer is a proposal to be confirmed, never a silent correction.
    public static func restoringLeadingZero(_ text: String) -> BIN? {
        let digits = text.filter { !$0.isWhitespace }
        guard (9...11).contains(digits.utf8.count) else { return nil }
        return try? BIN(String(repeating: "0", count: 12 - digits.utf8.count) + digits)
    }
}
