import KazakhstanFormats
import PluginKit

/// How many days before a due day those are reminded who have not answered: `7, 2`.
struct ReminderDays: SettingValue {
    /// The greatest first.
    private let days: [Int]

    static var settingKind: SettingKind { .text }
    static var expectation: String { "whole numbers of days from 1 to 90, parted by commas" }

    init?(settingText: String) {
        var days: Set<Int> = []
        for part in settingText.split(separator: ",") {
            guard let found = part.wholeMatch(of: /[ ]*([0-9]{1,2})[ ]*/), let day = Int(found.1),
                (1...90).contains(day)
            else { return nil }
            days.insert(day)
        }
        self.days = days.sorted(by: >)
    }

    private init(_ days: [Int]) { self.days = days }

    static let standard = ReminderDays([7, 2])

    var settingText: String { days.map(String.init).joined(separator: ", ") }

    /// The last day of reminders before a due day that has come by today.
    func latest(by today: Day, before due: Day) -> Day? {
        dates(before: due).last { $0 <= today }
    }

    /// The day on which a letter of today is followed by the next one, or on which it is too late to answer.
    func next(after today: Day, before due: Day) -> Day {
        dates(before: due).first { $0 > today } ?? due.adding(days: 1)
    }

    private func dates(before due: Day) -> [Day] { days.map { due.adding(days: -$0) } }
}
