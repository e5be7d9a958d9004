public import Foundation

/// An instant as a clock on a wall in Kazakhstan shows it.
public struct LocalMoment: Sendable, Hashable {
    public let day: Day
    /// 0–23.
    public let hour: Int
    /// 0–59.
    public let minute: Int

    /// - Parameter timeZone: the whole country keeps UTC+5 since 1 March 2024; before that the
    ///   east kept UTC+6. The rules come from the time-zone database.
    public init(_ instant: Date, in timeZone: TimeZone = .almaty) {
        let offset = Double(timeZone.secondsFromGMT(for: instant))
        let seconds = Int((instant.timeIntervalSince1970 + offset).rounded(.down)) - 946_684_800
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let minutes = (seconds - days * 86_400) / 60
        day = Day(daysSince2000: Int32(days))
        hour = minutes / 60
        minute = minutes % 60
    }

    /// `14:05`.
    public var clock: String { "\(Day.padded(hour, 2)):\(Day.padded(minute, 2))" }

    /// Date and time in words: «2026 жылғы 20 наурыз, сағ. 14:05», «20 марта 2026 года, 14:05»,
    /// "20 March 2026, 14:05".
    public func words(in language: Language) -> String {
        "\(day.words(in: language)), \(language == .kk ? "сағ. " : "")\(clock)"
    }

    /// `20.03.2026 14:05`.
    public var numeric: String { "\(day.numeric) \(clock)" }
}

extension Day {
    /// The day that a calendar on a wall in Kazakhstan shows at an instant.
    public static func today(in timeZone: TimeZone = .almaty, now: Date = Date()) -> Day {
        LocalMoment(now, in: timeZone).day
    }
}

extension TimeZone {
    /// The time zone of Kazakhstan, Asia/Almaty.
    public static let almaty = TimeZone(identifier: "Asia/Almaty") ?? .fiveHours
    private static let fiveHours = TimeZone(secondsFromGMT: 18_000) ?? .gmt
}
