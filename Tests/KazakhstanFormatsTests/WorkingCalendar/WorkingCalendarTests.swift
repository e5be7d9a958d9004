import Foundation
import KazakhstanFormats
import Testing

@Suite struct WorkingCalendarTests {
    private let calendar = WorkingCalendar()

    private func day(_ text: String) throws -> Day { try Day(typed: text) }

    /// Days on which a holiday of a weekend is made up for.
    private func transfers(of year: Int, in calendar: WorkingCalendar) throws -> [String] {
        let first = try Day(year: year, month: 1, day: 1)
        return try (0..<365).map { first.adding(days: $0) }.compactMap { day in
            guard case .transferred(let holiday) = try calendar.status(of: day) else { return nil }
            return "\(holiday.day.numeric.prefix(5))→\(day.numeric.prefix(5))"
        }
    }

    @Test(arguments: [
        (2024, "23.03→25.03 06.07→08.07"),
        (2025, "08.03→10.03 22.03→24.03 23.03→25.03 06.07→07.07 30.08→01.09 25.10→27.10"),
        (2026, "08.03→09.03 21.03→24.03 22.03→25.03 09.05→11.05 25.10→26.10"),
        (2027, "02.01→04.01 21.03→24.03 01.05→03.05 09.05→10.05"),
    ])
    func `a holiday on a day off makes the next working day a day off`(
        year: Int, expected: String
    ) throws {
        #expect(try transfers(of: year, in: calendar).joined(separator: " ") == expected)
    }

    @Test func `a week of six days has transfers of its own`() throws {
        let sixDays = WorkingCalendar(week: .sixDays)
        #expect(
            try transfers(of: 2026, in: sixDays) == ["08.03→09.03", "22.03→24.03", "25.10→26.10"])
        #expect(try sixDays.isWorking(day("21.02.2026")))
        #expect(try sixDays.isWorking(day("08.05.2024")), "4 May was worked anyway")
        #expect(try !sixDays.isWorking(day("03.01.2025")))
    }

    @Test func `January 2026 is as the Government announced it`() throws {
        let (first, last) = (try day("01.01.2026"), try day("31.01.2026"))
        #expect(try calendar.workingDays(from: first, to: last) == 19)
        #expect(try WorkingCalendar(week: .sixDays).workingDays(from: first, to: last) == 24)
    }

    @Test func `Orthodox Christmas and Kurban Ait are off and are not transferred`() throws {
        #expect(try !calendar.isWorking(day("07.01.2026")))
        #expect(try !calendar.isWorking(day("27.05.2026")))
        #expect(try calendar.isWorking(day("08.01.2024")), "7 January 2024 was a Sunday")
        #expect(try calendar.isWorking(day("17.06.2024")), "16 June 2024 was a Sunday")
        #expect(try calendar.isWorking(day("17.05.2027")), "16 May 2027 is a Sunday")
    }

    @Test(arguments: [("04.05.2024", "08.05.2024"), ("05.01.2025", "03.01.2025")])
    func `an order swaps a day off for a working day`(worked: String, off: String) throws {
        let status = try calendar.status(of: day(worked))
        guard case .workedInstead(let swap) = status else {
            Issue.record("\(worked) is not worked by order")
            return
        }
        #expect(try swap.off == day(off))
        #expect(status.isWorking)
        #expect(try calendar.status(of: day(off)) == .offInstead(swap))
    }

    @Test func `the day of the Constitution moved from August to March`() throws {
        #expect(try !calendar.isWorking(day("30.08.2024")))
        #expect(try calendar.isWorking(day("31.08.2026")))
        #expect(try calendar.isWorking(day("16.03.2026")))
        #expect(try !calendar.isWorking(day("15.03.2027")))
    }

    @Test func `a term of 15 working days from 20 March 2026 ends on 15 April`() throws {
        let registered = try day("20.03.2026")
        let due = try calendar.workingDay(15, after: registered)
        #expect(due.numeric == "15.04.2026")
        #expect(due.weekday == .wednesday)
        let first = registered.adding(days: 1)
        #expect(try calendar.workingDays(from: first, to: due) == 15)
        #expect(try calendar.workingDays(from: due, to: registered) == 0)
        #expect(try calendar.workingDay(0, after: registered) == registered)
        #expect(try calendar.workingDay(1, after: registered).numeric == "26.03.2026")
    }

    @Test func `a term that ends on a day off ends on the next working day`() throws {
        #expect(try calendar.workingDay(onOrAfter: day("21.03.2026")).numeric == "26.03.2026")
        #expect(try calendar.workingDay(onOrAfter: day("26.03.2026")).numeric == "26.03.2026")
        #expect(try calendar.workingDay(onOrAfter: day("03.05.2024")).numeric == "03.05.2024")
        #expect(try calendar.workingDay(onOrAfter: day("04.05.2024")).numeric == "04.05.2024")
    }

    @Test func `a year that nobody entered is named, with the way out`() throws {
        let problem = WorkingCalendarProblem.unknownYear(2028, known: [2024, 2025, 2026, 2027])
        #expect(throws: problem) { try calendar.workingDay(15, after: day("20.12.2027")) }
        #expect(throws: WorkingCalendarProblem.self) { try calendar.isWorking(day("31.12.2023")) }
        for language in Language.allCases {
            #expect(problem.explanation(in: language).contains("2028"))
        }
        #expect(problem.explanation(in: .ru).hasSuffix("или назначьте дату сами."))
        #expect(try calendar.workingDay(1, after: day("31.12.2023")).numeric == "03.01.2024")
    }

    @Test func `an installation corrects a year and adds one, as data`() throws {
        let json = #"""
            [{"year": 2026, "holidays": [{"day": "2026-05-01", "name": {"ru": "Праздник"}, "isTransferred": true}],
              "swaps": [{"worked": "2026-05-16", "off": "2026-05-08", "source": "приказ"}],
              "awaits": [], "source": "приказ"},
             {"year": 2028, "holidays": [], "swaps": [], "awaits": ["kurbanAit"], "source": "–"}]
            """#
        let own = try JSONDecoder().decode([WorkingYear].self, from: Data(json.utf8))
        let calendar = WorkingCalendar(years: WorkingYear.known + own)
        #expect(calendar.years.map(\.year) == [2024, 2025, 2026, 2027, 2028])
        #expect(try !calendar.isWorking(day("08.05.2026")))
        #expect(try calendar.isWorking(day("16.05.2026")))
        #expect(try calendar.isWorking(day("03.01.2028")))
        #expect(
            try JSONDecoder().decode([WorkingYear].self, from: JSONEncoder().encode(own)) == own)
    }
}
