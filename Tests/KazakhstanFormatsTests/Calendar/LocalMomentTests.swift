import Foundation
import KazakhstanFormats
import Testing

@Suite struct LocalMomentTests {
    @Test func `the day changes at midnight in Kazakhstan`() throws {
        let before = try Date("2026-03-19T18:59:59Z", strategy: .iso8601)
        #expect(Day.today(now: before).iso8601 == "2026-03-19")
        #expect(Day.today(now: before.addingTimeInterval(1)).iso8601 == "2026-03-20")
    }

    @Test func `before March 2024 the east was six hours ahead`() throws {
        let winter = try Date("2024-02-01T18:30:00Z", strategy: .iso8601)
        #expect(LocalMoment(winter).numeric == "02.02.2024 00:30")
        let summer = try Date("2024-06-01T18:30:00Z", strategy: .iso8601)
        #expect(LocalMoment(summer).numeric == "01.06.2024 23:30")
    }

    @Test func `an instant is told in words`() throws {
        let moment = LocalMoment(try Date("2026-03-20T09:05:00Z", strategy: .iso8601))
        #expect(moment.words(in: .kk) == "2026 жылғы 20 наурыз, сағ. 14:05")
        #expect(moment.words(in: .ru) == "20 марта 2026 года, 14:05")
        #expect(moment.words(in: .en) == "20 March 2026, 14:05")
    }

    @Test func `an instant before 2000 has its day`() throws {
        let moment = LocalMoment(try Date("1969-12-31T23:59:30Z", strategy: .iso8601), in: .gmt)
        #expect(moment.numeric == "31.12.1969 23:59")
    }
}
