import KazakhstanFormats
import PluginKit

/// The days of a year on which something is asked anew: `02-01, 08-01`.
struct AskingDays: SettingValue {
    private let days: [(month: Int, day: Int)]

    static var settingKind: SettingKind { .text }

    /// Nothing, or months and days of every year.
    init?(settingText: String) {
        var days: [(month: Int, day: Int)] = []
        for part in settingText.split(separator: ",") {
            guard let found = part.wholeMatch(of: /[ ]*([0-9]{2})-([0-9]{2})[ ]*/),
                let month = Int(found.1), let day = Int(found.2),
                (try? Day(year: 2023, month: month, day: day)) != nil
            else { return nil }
            days.append((month, day))
        }
        self.init(days)
    }

    private init(_ days: [(month: Int, day: Int)]) { self.days = days }

    /// The half-years of REG-11.
    static let halfYears = AskingDays([(2, 1), (8, 1)])

    var settingText: String {
        days.map { "\(Self.padded($0.month))-\(Self.padded($0.day))" }.joined(separator: ", ")
    }

    /// The last such day that is not after another; nil where nothing is asked.
    func latest(by today: Day) -> Day? {
        [today.year - 1, today.year].flatMap { year in
            days.compactMap { try? Day(year: year, month: $0.month, day: $0.day) }
        }.filter { $0 <= today }.max()
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
