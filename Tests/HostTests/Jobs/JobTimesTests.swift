import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

extension JobTests {
    private static let day: TimeInterval = 86_400

    private func mornings(_ arna: Arna) async throws -> Int {
        await arna.runJobs()
        return try await arna.owner.value(
            "SELECT count(*) FROM platform.job_runs WHERE job = 'publications.morning'") ?? -1
    }

    @Test func `a job that is new waits for its next time, and is done at each`() async throws {
        try await play { arna, _ in
            let atFirst = try await mornings(arna)
            #expect(atFirst == 0)
            arna.clock.advance(by: Self.day)
            #expect(try await mornings(arna) == 1)
            #expect(try await mornings(arna) == 1)
            arna.clock.advance(by: Self.day)
            #expect(try await mornings(arna) == 2)
        }
    }

    @Test func `what came due while no host ran is done once`() async throws {
        try await play { arna, _ in
            let atFirst = try await mornings(arna)
            #expect(atFirst == 0)
            arna.clock.advance(by: 5 * Self.day)
            #expect(try await mornings(arna) == 1)
        }
    }

    @Test func `a clock that is set back asks for nothing twice`() async throws {
        try await play { arna, _ in
            _ = try await mornings(arna)
            arna.clock.advance(by: Self.day)
            #expect(try await mornings(arna) == 1)
            arna.clock.advance(by: -Self.day)
            #expect(try await mornings(arna) == 1)
            arna.clock.advance(by: Self.day)
            #expect(try await mornings(arna) == 1)
            arna.clock.advance(by: Self.day)
            #expect(try await mornings(arna) == 2)
        }
    }

    @Test func `an operator has it done beside its times`() async throws {
        try await play { arna, client in
            try await add("a", by: client)
            let browser = try await arna.browser(.administrator)
            let page = try await browser.open("/kk/jobs")
            #expect(page.text.contains("күн сайын, сағ. 06:00"))
            _ = try await browser.fill("/kk/jobs", to: "/kk/jobs/publications.morning/call", [])
            await arna.runJobs()
            #expect(try await counted(arna) == ["a": 2])
            let asked = try await browser.fill(
                "/kk/jobs", to: "/kk/jobs/publications.counting/call", [])
            #expect(asked.status == 404)
        }
    }

    @Test(arguments: [
        ("2026-10-01T00:59:00Z", "2026-09-30T01:00:00Z"),
        ("2026-10-01T01:00:00Z", "2026-10-01T01:00:00Z"),
        ("2026-10-01T18:59:59Z", "2026-10-01T01:00:00Z"),
        // Midnight in Kazakhstan is 19:00 UTC: another day has begun, its morning has not.
        ("2026-10-01T19:00:00Z", "2026-10-01T01:00:00Z"),
    ])
    func `the last six o'clock of Kazakhstan`(_ moment: String, _ expected: String) throws {
        let latest = Schedule.daily(hour: 6).latest(by: try Date(moment, strategy: .iso8601))
        let wanted = try Date(expected, strategy: .iso8601)
        #expect(latest == wanted)
    }

    @Test func `the last quarter past of an hour`() throws {
        let moment = try Date("2026-10-01T09:14:59Z", strategy: .iso8601)
        let before = try Date("2026-10-01T08:15:00Z", strategy: .iso8601)
        let schedule = Schedule.hourly(minute: 15)
        #expect(schedule.latest(by: moment) == before)
        #expect(schedule.latest(by: moment + 1) == before + 3_600)
    }
}
