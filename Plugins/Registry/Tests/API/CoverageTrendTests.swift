import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Coverage in time` {
    private func body(
        _ name: String, at place: String? = nil, by client: Client
    ) async throws -> String {
        try await client.recorded(
            "bodies",
            Records.body(
                name, level: "regional", kind: "akimat", from: "2026-01-01",
                with: place.map { ["katoCode": .string($0)] } ?? [:]))
    }

    @Test func `is told for the first day of each month, and for today`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let covered = try await body("Абай", at: "100000000", by: client)
            _ = try await body("Ақмола", at: "110000000", by: client)
            _ = try await client.recorded(
                "designations", Records.designation(of: covered, from: "2026-08-15"))
            let days =
                try await arna.stranger.read("coverage/trend?on=2026-09-20")["days"]?.array ?? []
            #expect(days.count == 13)
            #expect(days.first?["on"] == "2025-10-01" && days.last?["on"] == "2026-09-20")
            let counts = days.map { [$0["total"]?.int, $0["covered"]?.int] }
            #expect(counts[2] == [0, 0], "1 December 2025: there were no bodies")
            #expect(counts[10] == [2, 0], "1 August 2026")
            #expect(counts[11] == [2, 1], "1 September 2026")
            let abai = try await arna.stranger.read("coverage/trend?region=100000000")
            #expect(abai["days"]?.array?.last?["total"]?.int == 1)
        }
    }

    @Test func `is asked for on the first day of the calendar as on any other`() async throws {
        try await withRegistry { arna in
            let first = try await arna.stranger.get("\(api)/coverage/trend?on=0001-01-01")
            #expect(first.status == 200, "\(first.text)")
        }
    }

    @Test func `says since when a body has had no official, and for how long`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let left = try await body("Абай", at: "100000000", by: client)
            _ = try await body("Ақмола", at: "110000000", by: client)
            _ = try await client.recorded(
                "designations",
                Records.designation(of: left, from: "2026-02-01", with: ["validTo": "2026-08-31"]))
            let all = try await arna.stranger.read("coverage")["without"]?.items ?? []
            #expect(
                all.map { [$0.russianName, $0["since"]?.string] }
                    == [["Абай по-русски", "2026-09-01"], ["Ақмола по-русски", "2026-01-01"]])
            let long = try await arna.stranger.read("coverage?vacantFor=90")["without"]
            #expect(long?.items.map(\.russianName) == ["Ақмола по-русски"])
            #expect(long?["total"]?.int == 1)
            #expect(try await arna.stranger.get("\(api)/coverage?vacantFor=0").status == 422)
        }
    }

    @Test func `is drawn as a map whose tiles lead to their regions`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            _ = try await body("Абай", at: "100000000", by: client)
            let page = try await arna.browser.open("/ru/registry/coverage").text
            #expect(page.matches(of: /class="tile shade-/).count == 20)
            #expect(page.contains("область Абай: охвачено 0 из 1"))
            #expect(page.contains("region=100000000\" class=\"tile shade-0\""))
            #expect(page.contains("class=\"tile shade-nothing\""))
            let region = try await arna.browser.open("/ru/registry/coverage?region=100000000").text
            #expect(!region.contains("class=\"tile"), "a region is no map of regions")
        }
    }

    @Test func `leads those who may read designations to what lacks something`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let covered = try await body("Абай", by: client)
            _ = try await client.recorded(
                "designations",
                Records.designation(
                    of: covered, "Мерзімов", from: "2026-02-01", with: ["validTo": "2026-10-20"]))
            let path = "/kk/registry/coverage"
            let own = try await arna.browser(.operator).open(path).text
            #expect(own.contains("gap=withoutOrder"))
            let others = try await arna.browser.open(path).text
            #expect(!others.contains("gap=withoutOrder"))
            let ending = try await client.read("designations?gap=expiring")
            #expect(ending.items.count == 1)
        }
    }
}
