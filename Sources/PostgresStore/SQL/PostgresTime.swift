import Foundation

/// The server's reckoning of time: microseconds, and days, since 1 January 2000 UTC.
enum PostgresTime {
    /// Seconds from 1970 to 2000.
    private static let epoch = 946_684_800.0

    static func date(microseconds: Int64) -> Date {
        Date(timeIntervalSince1970: epoch + Double(microseconds) / 1_000_000)
    }

    /// `2026-11-22 04:56:09.000000+00`, which the server reads whatever its settings are.
    static func text(of date: Date) -> String {
        let total = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
        let (days, rest) = divide(total, by: 86_400_000_000)
        let (year, month, day) = civil(days: days)
        let (seconds, fraction) = divide(rest, by: 1_000_000)
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { pad($0, to: 2) }
        let shown = year > 0 ? year : 1 - year
        return "\(pad(shown, to: 4))-\(pad(month, to: 2))-\(pad(day, to: 2)) "
            + time.joined(separator: ":") + ".\(pad(fraction, to: 6))+00"
            + (year > 0 ? "" : " BC")
    }

    private static func divide(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
        let rest = ((value % divisor) + divisor) % divisor
        return ((value - rest) / divisor, rest)
    }

    private static func pad(_ value: Int64, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The Gregorian date of a day counted from 1 January 1970, in years that begin in March.
    private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = divide(days + 719_468, by: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
