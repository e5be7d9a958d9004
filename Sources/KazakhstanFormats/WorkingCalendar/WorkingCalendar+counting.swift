extension WorkingCalendar {
    public func isWorking(_ day: Day) throws(WorkingCalendarProblem) -> Bool {
        try status(of: day).isWorking
    }

    /// The n-th working day after a day, which itself is day 0 and does not count: a term of n working
    /// days ends with it (APPK, article 76).
    ///
    /// - Parameter n: not negative; 0 is the day itself, worked or not.
    public func workingDay(_ n: Int, after day: Day) throws(WorkingCalendarProblem) -> Day {
        precondition(n >= 0, "a term has no negative count of days")
        var (reached, left) = (day, n)
        while left > 0 {
            reached = reached.adding(days: 1)
            if try isWorking(reached) { left -= 1 }
        }
        return reached
    }

    /// The day itself where it is worked, else the next one that is: where a term of calendar days
    /// ends on a day off (APPK, article 76 (5)).
    public func workingDay(onOrAfter day: Day) throws(WorkingCalendarProblem) -> Day {
        var reached = day
        while try !isWorking(reached) { reached = reached.adding(days: 1) }
        return reached
    }

    /// How many days are worked from one day to another, both included; none where the second is the
    /// earlier.
    public func workingDays(from first: Day, to last: Day) throws(WorkingCalendarProblem) -> Int {
        var (day, count) = (first, 0)
        while day <= last {
            if try isWorking(day) { count += 1 }
            day = day.adding(days: 1)
        }
        return count
    }
}
