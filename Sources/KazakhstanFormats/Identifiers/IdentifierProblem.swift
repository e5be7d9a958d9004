/// What is wrong with a BIN or an IIN.
///
/// No text of a problem contains the number itself: it may be personal data.
public enum IdentifierProblem: Error, Sendable, Hashable {
    /// It has another count of digits than 12.
    case length(Int)
    /// It has something else than the digits 0–9.
    case digits
    /// The first six digits of an IIN are not a date of birth.
    case birthDate
    /// The seventh digit of an IIN tells century and sex and is 0–6.
    case century
    /// The third and fourth digit of a BIN are not a month of registration.
    case month
    /// The fifth digit of a BIN is the kind of entity and is 4, 5 or 6.
    case entityType
    /// The last digit is another than the first eleven ask for.
    case checkDigit(expected: Int)
    /// Both weightings give 10: such a number is never issued.
    case neverIssued
}
