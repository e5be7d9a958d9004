import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Ranks` {
    @Test func `the threshold parts a ladder in two`() async throws {
        try await withRegistry { arna in
            let ranks = try await arna.stranger.read("ranks?level=district&kind=akimat")
            #expect(
                ranks.items.map { $0["code"]?.string } == [
                    "district.sectionHead", "district.headOfOffice", "district.deputyAkim",
                    "district.akim",
                ])
            #expect(ranks.items.map { $0["meetsThreshold"]?.bool } == [false, false, true, true])
            let earlier = try await arna.stranger.read("ranks?level=district&on=2018-07-31")
            #expect(earlier.items.map { $0["meetsThreshold"] } == [.null, .null, .null, .null])
        }
    }

    @Test func `a rank below the threshold is recorded with a warning`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let answer = try await client.post(
                "\(api)/designations",
                Records.designation(of: body, with: ["rank": "central.divisionHead"]))
            #expect(answer.status == 201)
            #expect(answer.json["rankVerdict"]?.string == "below")
            #expect(answer.json["rankRule"]?.string == "recommendations2018.central")
            let warnings = answer.json["warnings"]?.array ?? []
            #expect(warnings.map { $0["code"]?.string } == ["rankBelowThreshold"])
            #expect(try await client.read("coverage")["below"]?.int == 1)
        }
    }

    @Test func `a binding threshold refuses, and names the least rank`() async throws {
        try await withRegistry(settings: ["registry.rankThreshold.mandatory": "true"]) { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let answer = try await client.post(
                "\(api)/designations",
                Records.designation(of: body, with: ["rank": "central.divisionHead"]))
            #expect(answer.status == 422)
            #expect(answer.problems == ["/rank belowThreshold"])
            #expect(answer.text.contains("департамент директорының орынбасары"))
            _ = try await client.recorded("designations", Records.designation(of: body))
        }
    }

    @Test func `a kind without a rule is unknown, never below`() async throws {
        try await withRegistry(settings: ["registry.rankThreshold.mandatory": "true"]) { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded(
                "bodies",
                Records.body("Мәслихат аппараты", level: "district", kind: "maslikhatOffice"))
            let answer = try await client.post(
                "\(api)/designations",
                Records.designation(of: body, with: ["rank": "district.sectionHead"]))
            #expect(answer.status == 201)
            #expect(answer.json["rankVerdict"]?.string == "unknown")
            #expect(answer.json["rankRule"] == .null)
        }
    }
}
