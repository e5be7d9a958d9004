/// Which numbers are taken for good.
public enum IdentifierMode: Sendable, Hashable {
    /// Only numbers that can have been issued.
    case live
    /// Also the two numbers of the official test certificates of the National Certification
    /// Authority, IIN 123456789011 and BIN 123456789021, which fail the check.
    case test
}
