import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Coverage` {
    @Test func `counts the bodies that expect an official, by level and region`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let abai: JSON = "100000000"
            let covered = try await client.recorded("bodies", Records.body("Министрлік"))
            let acting = try await client.recorded(
                "bodies",
                Records.body(
                    "Әкімдік", level: "regional", kind: "akimat", from: "2022-06-08",
                    with: ["katoCode": abai]))
            _ = try await client.recorded(
                "bodies",
                Records.body(
                    "Басқарма", level: "regionalDepartment", kind: "department", from: "2022-06-08",
                    with: ["katoCode": abai]))
            _ = try await client.recorded(
                "bodies", Records.body("Өзге", kind: "other", with: ["expectsOfficial": false]))
            _ = try await client.recorded("designations", Records.designation(of: covered))
            _ = try await client.recorded(
                "designations",
                Records.designation(
                    of: acting, kind: "acting",
                    with: [
                        "actingReason": "демалыс", "validTo": "2026-12-31",
                        "published": false,
                    ]))
            let coverage = try await arna.stranger.read("coverage")
            #expect(coverage["total"]?.int == 3)
            #expect(coverage["covered"]?.int == 2)
            #expect(coverage["actingOnly"]?.int == 1)
            #expect(coverage["published"]?.int == 1)
            #expect(coverage["unknownRank"]?.int == 1)
            let regions = coverage["byRegion"]?.array ?? []
            #expect(regions.map { $0["region"]?.string } == ["100000000", nil])
            #expect(regions.first?["share"] == .number("0.5"))
            #expect(regions.first?["name"]?["kk"]?.string == "Абай облысы")
            let without = coverage["without"]
            #expect(without?.items.map(\.russianName) == ["Басқарма по-русски"])
            #expect(without?["total"]?.int == 1)
            let levels = coverage["byLevel"]?.array ?? []
            #expect(
                levels.map { $0["level"]?.string } == ["central", "regional", "regionalDepartment"])
        }
    }

    @Test func `is of any date`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Министрлік"))
            _ = try await client.recorded("designations", Records.designation(of: body))
            #expect(try await client.read("coverage?on=2024-01-09")["covered"]?.int == 0)
            #expect(try await client.read("coverage?on=2024-01-10")["covered"]?.int == 1)
            #expect(try await client.read("coverage?on=2015-01-01")["share"] == .null)
        }
    }
}
