import HallsAPI
import KazakhstanFormats
import PluginKit
import PluginTesting
import Testing

@testable import Halls

@Suite struct `What happens by itself` {
    @Test func `an opening becomes news as soon as its event is handed over`() async throws {
        try await withHalls { arna in
            _ = try await arna.program(.operator).open("A-1")
            #expect(try await arna.events(HallOpened.self).map(\.hall.kk) == ["A-1 залы"])
            #expect(try await arna.stranger.get("\(api)/news").all("kind") == [])
            await arna.handOverEvents()
            #expect(try await arna.stranger.get("\(api)/news").all("kind") == ["opening"])
            let feed = try await arna.stranger.get("/kk/halls/news.atom")
            #expect(feed.text.contains("A-1 залы"))
        }
    }

    @Test func `a closing is told the day after the last one, once`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            let id = try await client.open("A-1")
            let closed = try await client.post(
                "\(api)/halls/\(id)/closure", ["lastDay": "2026-10-01"],
                headers: ["If-Match": "\"1\""])
            #expect(closed.status == 200, "\(closed.text)")
            #expect(try await news(arna) == ["opening"])
            for _ in 1...2 {
                arna.clock.advance(by: 86_400)
                #expect(try await news(arna) == ["closing", "opening"])
            }
            #expect(try await arna.stranger.get("\(api)/halls").all("number") == [])
        }
    }

    @Test func `old news goes, as the settings say`() async throws {
        try await withHalls(settings: ["halls.news.days": "7"]) { arna in
            _ = try await arna.program(.operator).open("A-1")
            #expect(try await news(arna) == ["opening"])
            arna.clock.advance(by: 8 * 86_400)
            #expect(try await news(arna) == [])
        }
    }

    @Test func `seats are counted by a job that a button asks for`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            _ = try await client.open("A-1", seats: 40)
            _ = try await client.open("A-2", seats: 200)
            let browser = try await arna.browser(.operator)
            let asked = try await browser.fill("/en/halls", to: "/en/halls/seat-counting", [])
            #expect(asked.text.contains("The seats will be counted."), "\(asked.text)")
            await arna.runJobs()
            let counts = try await client.get("\(api)/seat-counts").json["items"]?.array
            #expect(counts?.map { $0["seats"]?.int } == [240])
            #expect(counts?.map { $0["day"]?.string } == ["2026-10-01"])
        }
    }

    private func news(_ arna: Arna) async throws -> [String?] {
        await arna.runJobs()
        await arna.handOverEvents()
        return try await arna.stranger.get("\(api)/news").all("kind")
    }
}
