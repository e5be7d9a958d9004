/// Why a text is no telephone number.
///
/// No text of a problem contains the number itself: it may be personal data.
public enum PhoneProblem: Error, Sendable, Hashable {
    /// It has signs that no number has.
    case signs
    /// More than one number is given.
    case several
    /// It is a number of a city without the city's code.
    case cityCode
    /// It has another count of digits than a whole number.
    case length(Int)
    /// The plus stands before the 8 of long-distance calls, where 7 belongs.
    case eightAfterPlus
    /// Neither a city nor an operator has a code that begins so.
    case code
    /// What follows the word for an extension is not 1–6 digits.
    case `extension`
}
