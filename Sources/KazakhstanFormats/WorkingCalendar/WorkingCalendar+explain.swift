extension WorkingCalendar {
    /// What the functions of the same names answer, with every day that was looked at.
    public func explain(
        _ question: Reckoning.Question
    ) throws(WorkingCalendarProblem) -> Reckoning {
        let (first, last) =
            switch question {
            case .isWorking(let day): (day, day)
            case .workingDay(let n, let day):
                (day.adding(days: 1), try workingDay(n, after: day))
            case .workingDayOnOrAfter(let day): (day, try workingDay(onOrAfter: day))
            case .workingDays(let first, let last): (first, last)
            }
        var (days, day): ([Reckoning.Step], Day) = ([], first)
        while day <= last {
            days.append(Reckoning.Step(day: day, status: try status(of: day)))
            day = day.adding(days: 1)
        }
        let seen = Set(days.map(\.day.year))
        let unsettled = years.filter { seen.contains($0.year) && !$0.awaits.isEmpty }
        return Reckoning(question: question, end: last, days: days, unsettled: unsettled)
    }
}

/// A computation of the working calendar, to be shown to whoever doubts it.
public struct Reckoning: Sendable, Hashable {
    public enum Question: Sendable, Hashable {
        case isWorking(Day)
        case workingDay(Int, after: Day)
        case workingDayOnOrAfter(Day)
        case workingDays(from: Day, to: Day)
    }

    public struct Step: Sendable, Hashable {
        public let day: Day
        public let status: DayStatus
    }

    public let question: Question
    /// The day that was found, or the last one that was looked at.
    public let end: Day
    /// Every day that was looked at, in order.
    public let days: [Step]
    /// Years among them of which something is not settled yet.
    public let unsettled: [WorkingYear]

    /// How many of the days are worked.
    public var count: Int { days.count { $0.status.isWorking } }
}
