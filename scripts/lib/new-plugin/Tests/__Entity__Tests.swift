import PluginKit
import PluginTesting
import Testing

@testable import __Name__

@Suite struct `A record` {
    @Test func `is added by an operator, and read by anyone`() async throws {
        try await with__Name__ { arna in
            let client = try await arna.program(.operator)
            #expect(try await client.post("\(api)/__path__", record("A-1")).status == 201)
            #expect(try await client.post("\(api)/__path__", record("A-1")).status == 409)
            #expect(try await arna.stranger.get("\(api)/__path__").all("number") == ["A-1"])
            #expect(try await arna.stranger.post("\(api)/__path__", record("A-2")).status == 401)
        }
    }

    @Test(arguments: ["kk", "ru", "en"])
    func `is shown in every language`(language: String) async throws {
        try await with__Name__ { arna in
            let client = try await arna.program(.operator)
            let added = try await client.post("\(api)/__path__", record("A-1"))
            let id = try #require(added.json["id"]?.string)
            for path in ["", "/__path__/\(id)"] {
                let page = try await arna.browser.open("/\(language)/__id__\(path)")
                #expect(page.status == 200)
                #expect(page.text.contains("A-1 жазба"))
            }
        }
    }

    @Test func `is added and corrected with forms`() async throws {
        try await with__Name__ { arna in
            let browser = try await arna.browser(.operator)
            let added = try await browser.fill(
                "/en/__id__/__path__/new", [("number", "A-1"), ("name.kk", "Үлгі")])
            #expect(added.text.contains("The record was added."), "\(added.text)")
            let id = try #require(try await arna.stranger.get("\(api)/__path__").all("id")[0])
            let corrected = try await browser.fill(
                "/en/__id__/__path__/\(id)/edit", [("number", "A-2"), ("name.kk", "Үлгі")])
            #expect(corrected.text.contains("The record was corrected."), "\(corrected.text)")
            #expect(try await arna.stranger.get("\(api)/__path__").all("number") == ["A-2"])
        }
    }

    @Test func `comes from a file, and a repeat changes nothing`() async throws {
        try await with__Name__ { arna in
            let client = try await arna.program(.operator)
            let file = Array("number;name_kk\nA-1;Бірінші\nA-2;Екінші".utf8)
            for (accepted, unchanged) in [(2, 0), (0, 2)] {
                let report = try await client.send(
                    "\(api)/imports?kind=__id__", file, type: "text/csv"
                ).json
                #expect(report["accepted"]?.int == accepted, "\(report.text)")
                #expect(report["unchanged"]?.int == unchanged)
            }
        }
    }

    @Test func `leaves the list the night after its last day`() async throws {
        try await with__Name__ { arna in
            let client = try await arna.program(.operator)
            _ = try await client.post("\(api)/__path__", record("A-1", lastDay: "2026-10-01"))
            await arna.runJobs()
            #expect(try await arna.stranger.get("\(api)/__path__").all("number") == ["A-1"])
            arna.clock.advance(by: 86_400)
            await arna.runJobs()
            #expect(try await arna.stranger.get("\(api)/__path__").all("number") == [])
        }
    }
}
