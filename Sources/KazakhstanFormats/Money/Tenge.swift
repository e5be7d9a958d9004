/// An amount of money in tenge (KZT), exact to the tiyn.
///
/// A tiyn is 1/100 of a tenge. Amounts below zero are returns and corrections. Reckoning throws
/// where the result has no room, beyond 92 quadrillion tenge; it never wraps around.
public struct Tenge: Sendable, Hashable, Comparable {
    /// The whole amount in tiyn.
    public let tiyn: Int64

    public init(tiyn: Int64) { self.tiyn = tiyn }

    public static let zero = Tenge(tiyn: 0)

    public static func < (a: Tenge, b: Tenge) -> Bool { a.tiyn < b.tiyn }

    public static func + (a: Tenge, b: Tenge) throws(TengeProblem) -> Tenge {
        try Tenge(a.tiyn.addingReportingOverflow(b.tiyn))
    }

    public static func - (a: Tenge, b: Tenge) throws(TengeProblem) -> Tenge {
        try Tenge(a.tiyn.subtractingReportingOverflow(b.tiyn))
    }

    /// A price times a count of things.
    public static func * (a: Tenge, count: Int) throws(TengeProblem) -> Tenge {
        try Tenge(a.tiyn.multipliedReportingOverflow(by: Int64(count)))
    }

    private init(_ result: (partialValue: Int64, overflow: Bool)) throws(TengeProblem) {
        guard !result.overflow else { throw .tooLarge }
        tiyn = result.partialValue
    }
}

/// Why a text or a reckoning gives no amount.
public enum TengeProblem: Error, Sendable, Hashable {
    /// The text is not a number with the usual signs around it.
    case form
    /// One comma or point before three digits: it may part thousands or tiyn.
    case ambiguous
    /// Groups of thousands have another count of digits than three, or different signs between them.
    case groups
    /// More digits behind the comma than there are tiyn.
    case fraction
    /// More than 92 quadrillion tenge.
    case tooLarge
}
