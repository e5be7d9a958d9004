import Foundation
import KazakhstanFormats
import Testing

@Suite struct DayTests {
    @Test func `days are counted as PostgreSQL counts them`() throws {
        #expect(try Day(year: 2000, month: 1, day: 1).daysSince2000 == 0)
        #expect(try Day(year: 1999, month: 12, day: 31).daysSince2000 == -1)
        #expect(try Day(year: 2026, month: 3, day: 20).daysSince2000 == 9_575)
        #expect(try Day(year: 1, month: 1, day: 1).daysSince2000 == -730_119)
        #expect(try Day(year: 9999, month: 12, day: 31).daysSince2000 == 2_921_939)
    }

    @Test func `every day from 1890 to 2110 is what it was made of`() throws {
        var day = try Day(year: 1890, month: 1, day: 1)
        var weekday = Weekday.wednesday
        while day.year < 2110 {
            let (year, month, dayOfMonth) = day.components
            #expect(try Day(year: year, month: month, day: dayOfMonth) == day)
            #expect(day.weekday == weekday)
            let next = day.adding(days: 1)
            #expect(next.day == 1 || (next.day == dayOfMonth + 1 && next.month == month))
            weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
            day = next
        }
    }

    @Test(arguments: [
        (2026, 2, 29, DayProblem.day), (1900, 2, 29, .day), (2026, 4, 31, .day),
        (2026, 0, 1, .month),
        (2026, 13, 1, .month), (0, 1, 1, .year), (10_000, 1, 1, .year), (2026, 1, 0, .day),
    ])
    func `a day that is not in the calendar is refused`(
        year: Int, month: Int, day: Int, problem: DayProblem
    ) {
        #expect(throws: problem) { try Day(year: year, month: month, day: day) }
    }

    @Test func `ISO 8601 is read and written`() throws {
        let day = try Day(iso8601: "2026-03-20")
        #expect(day.iso8601 == "2026-03-20")
        #expect(day.numeric == "20.03.2026")
        #expect(try Day(iso8601: "0001-01-01").iso8601 == "0001-01-01")
        for text in ["2026-3-20", "20.03.2026", "2026-03-20T", "2026-03-2x", "", "２０２６-03-20"] {
            #expect(throws: DayProblem.form) { try Day(iso8601: text) }
        }
        #expect(throws: DayProblem.month) { try Day(iso8601: "2026-20-03") }
    }

    @Test(arguments: [
        "20.03.2026", "20.3.2026", " 20.03.2026 г.", "20.03.2026ж.", "20/03/2026", "20-03-2026",
        "2026-03-20", "2026.03.20", "20.03.2026 00:00:00",
    ])
    func `dates are read as people type them`(text: String) throws {
        #expect(try Day(typed: text) == Day(year: 2026, month: 3, day: 20))
    }

    @Test(arguments: [
        "20.03.26", "20 марта 2026", "20.03", "20.03.2026.1", "", "..", "020.03.2026",
    ])
    func `what is no date is not guessed`(text: String) {
        #expect(throws: DayProblem.form) { try Day(typed: text) }
    }

    @Test func `days are coded as text`() throws {
        let days = [try Day(year: 2026, month: 3, day: 20)]
        let data = try JSONEncoder().encode(days)
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-03-20"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: data) == days)
    }
}
