/// A code of the national classifier of administrative-territorial objects (КАТО / ӘАОЖ).
///
/// Nine digits `AB CD EF HIJ`: region, district, town or rural district, locality. Zeros stand
/// for the whole unit: 100000000 is the region Abai. Whether a code exists is known only to an
/// edition of the classifier.
public struct KATOCode: RawRepresentable, Sendable, Hashable, Comparable, Codable,
    CustomStringConvertible
{
    /// The nine digits as a number, 100,000,000 to 999,999,999.
    public let number: Int32

    /// Reads nine digits; blanks around them are passed over.
    @inlinable
    public init(_ text: some StringProtocol) throws(KATOProblem) {
        var number: Int32 = 0
        var count = 0
        for byte in text.utf8 where byte > 32 {
            guard (48...57).contains(byte) else { throw .digits }
            count += 1
            if count <= 9 { number = number * 10 + Int32(byte - 48) }
        }
        guard count == 9 else { throw .length(count) }
        try self.init(number: number)
    }

    public init(number: Int32) throws(KATOProblem) {
        guard (100_000_000...999_999_999).contains(number) else { throw .region }
        self.number = number
    }

    public init?(rawValue: String) {
        guard let code = try? KATOCode(rawValue) else { return nil }
        self = code
    }

    /// Nine digits.
    public var rawValue: String { String(number) }
    public var description: String { rawValue }

    public static func < (a: KATOCode, b: KATOCode) -> Bool { a.number < b.number }
}

/// What is wrong with a code of the classifier.
public enum KATOProblem: Error, Sendable, Hashable {
    /// It has another count of digits than nine.
    case length(Int)
    /// It has something else than the digits 0–9.
    case digits
    /// No region begins with zero.
    case region
}
