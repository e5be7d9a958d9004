/// A civil date: year, month and day without a time and without a time zone.
///
/// Kept as the count of days since 1 January 2000, which is PostgreSQL's binary `date`. Years 1
/// to 9999 of the Gregorian calendar.
public struct Day: Sendable, Hashable, Comparable {
    /// Days since 2000-01-01; negative before.
    public let daysSince2000: Int32

    /// The day as PostgreSQL sends it. Its two infinities are no days: the caller tells them apart
    /// before.
    public init(daysSince2000: Int32) { self.daysSince2000 = daysSince2000 }

    public init(year: Int, month: Int, day: Int) throws(DayProblem) {
        guard (1...9999).contains(year) else { throw .year }
        guard (1...12).contains(month) else { throw .month }
        guard day >= 1, day <= Day.length(ofMonth: month, year: year) else { throw .day }
        daysSince2000 = Day.count(year: year, month: month, day: day)
    }

    public static func < (a: Day, b: Day) -> Bool { a.daysSince2000 < b.daysSince2000 }

    public func adding(days: Int) -> Day { Day(daysSince2000: daysSince2000 + Int32(days)) }

    /// Days from this one to another; negative when the other is earlier.
    public func days(until other: Day) -> Int { Int(other.daysSince2000) - Int(daysSince2000) }

    public var weekday: Weekday { Weekday(daysSince2000: daysSince2000) }
}

/// Why there is no such day.
public enum DayProblem: Error, Sendable, Hashable {
    /// The text is not of the form asked for.
    case form
    /// The year is not between 1 and 9999.
    case year
    /// The month is not between 1 and 12.
    case month
    /// The month has no such day.
    case day
}
