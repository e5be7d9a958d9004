import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The passport of a data set` {
    @Test(arguments: ["officials", "bodies"])
    func `says what is in each record that is given out`(name: String) async throws {
        let settings = ["registry.data.licence": "CC BY 4.0", "registry.data.contact": "a@b.kz"]
        try await Territory.open(settings: settings) { scene async throws in
            let passport = try await scene.arna.stranger.read("data/\(name)")
            #expect(passport["licence"]?.string == "CC BY 4.0")
            #expect(passport["contact"]?.string == "a@b.kz")
            #expect(passport["changedOn"]?.string != nil)
            let address = try #require(passport["address"]?.string)
            for format in try #require(passport["formats"]?.array).compactMap(\.string) {
                let answer = try await scene.arna.stranger.get("\(address)?format=\(format)")
                #expect(answer.status == 200, "\(format)")
            }
            let lines = try await scene.arna.stranger.get("\(address)?format=jsonl").text
            let first = try #require(lines.split(separator: "\n").first)
            guard case .object(let members) = try JSONParser.parse(Array(first.utf8)) else {
                throw Missing()
            }
            let columns = passport["columns"]?.array?.compactMap { $0["name"]?.string }
            #expect(columns == members.map(\.name))
            let page = try await scene.arna.stranger.get("/kk/registry/data/\(name)")
            #expect(page.status == 200 && page.text.contains("CC BY 4.0"))
            for column in columns ?? [] { #expect(page.text.contains("<code>\(column)</code>")) }
        }
    }

    @Test func `tells the day of what the public sees, not of work on the way`() async throws {
        try await Territory.open { scene async throws in
            func changedOn() async throws -> String? {
                try await scene.arna.stranger.read("data/officials")["changedOn"]?.string
            }
            scene.arna.clock.advance(by: 2 * 86_400)
            let body = try #require(scene.bodies["Облыс"])
            let id = try await scene.ministry.recorded(
                "designations",
                Records.designation(of: body, kind: "deputy", with: ["state": "submitted"]))
            #expect(try await changedOn() == "2026-10-01")
            _ = try await scene.ministry.step("confirmation", id)
            #expect(try await changedOn() == "2026-10-01")
            _ = try await scene.ministry.step("publication", id)
            #expect(try await changedOn() == "2026-10-03")
        }
    }

    @Test func `is there for what is public only, and says what is not stated`() async throws {
        try await withRegistry { arna async throws in
            let all = try await arna.stranger.read("data").items.map { $0["name"]?.string }
            #expect(all == ["officials", "bodies"])
            #expect(DataSets.sets.allSatisfy { $0.access == .public })
            #expect(try await arna.stranger.get("\(api)/data/designations").status == 404)
            let page = try await arna.stranger.get("/ru/registry/data/officials").text
            #expect(page.contains("не указано"))
        }
    }
}
