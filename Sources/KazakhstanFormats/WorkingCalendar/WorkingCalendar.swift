/// Which days are worked in Kazakhstan, and which day is the fifteenth working one after another.
///
/// Weekends, holidays and swaps are data of each year; the transfer of days off is reckoned: each
/// national or state holiday that falls on a day off, in order, makes the next working day after it a
/// day off. What is asked of a year that is not known throws; nothing is guessed for it.
public struct WorkingCalendar: Sendable {
    /// Years that are known, in ascending order.
    public let years: [WorkingYear]

    /// Days that are not what their weekday makes them.
    private let exceptions: [Day: DayStatus]
    private let week: WorkingWeek

    /// - Parameter years: of two records of one year the later counts, so that `WorkingYear.known`
    ///   may stand first and what an installation knows better behind it.
    public init(years: [WorkingYear] = WorkingYear.known, week: WorkingWeek = .fiveDays) {
        let latest = Dictionary(years.map { ($0.year, $0) }) { $1 }
        self.years = latest.values.sorted { $0.year < $1.year }
        self.week = week
        exceptions = self.years.reduce(into: [:]) { exceptions, year in
            year.holidays.forEach { exceptions[$0.day] = .holiday($0) }
            year.transfer(into: &exceptions, week)
            year.swap(into: &exceptions, week)
        }
    }

    /// What kind of day it is, and why.
    public func status(of day: Day) throws(WorkingCalendarProblem) -> DayStatus {
        let year = day.year
        guard years.contains(where: { $0.year == year }) else {
            throw .unknownYear(year, known: years.map(\.year))
        }
        return exceptions[day] ?? (week.isDayOff(day.weekday) ? .weekend : .working)
    }
}

/// How many days of the week are worked. Offices work five.
public enum WorkingWeek: Sendable, Hashable {
    case fiveDays, sixDays

    func isDayOff(_ weekday: Weekday) -> Bool {
        weekday == .sunday || (self == .fiveDays && weekday == .saturday)
    }
}

extension WorkingYear {
    fileprivate func transfer(into exceptions: inout [Day: DayStatus], _ week: WorkingWeek) {
        let transferred = holidays.filter { $0.isTransferred && week.isDayOff($0.day.weekday) }
        for holiday in transferred.sorted(by: { $0.day < $1.day }) {
            var day = holiday.day
            repeat {
                day = day.adding(days: 1)
            } while exceptions[day] != nil
                || week.isDayOff(day.weekday)
            exceptions[day] = .transferred(from: holiday)
        }
    }

    /// A week in which the day to be worked is worked anyway has nothing to swap.
    fileprivate func swap(into exceptions: inout [Day: DayStatus], _ week: WorkingWeek) {
        for swap in swaps {
            guard exceptions[swap.worked] != nil || week.isDayOff(swap.worked.weekday) else {
                continue
            }
            exceptions[swap.worked] = .workedInstead(swap)
            exceptions[swap.off] = .offInstead(swap)
        }
    }
}
