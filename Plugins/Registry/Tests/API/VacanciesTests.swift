import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Bodies left without an official` {
    private func kinds(_ arna: Arna, of body: String) async throws -> [String?] {
        await arna.runJobs()
        await arna.handOverEvents()
        return try await arna.stranger.read("changes?bodyId=\(body)").items
            .map { $0["kind"]?.string }
    }

    @Test func `stand on the list of changes the next morning, once`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            _ = try await client.recorded(
                "designations", Records.designation(of: body, with: ["validTo": "2026-10-01"]))
            #expect(try await kinds(arna, of: body) == ["founding"])
            arna.clock.advance(by: 86_400)
            #expect(try await kinds(arna, of: body) == ["vacancy", "founding"])
            let told = try await arna.stranger.read("changes?bodyId=\(body)").items.first
            #expect(told?["day"]?.string == "2026-10-02")
            arna.clock.advance(by: 86_400)
            #expect(try await kinds(arna, of: body) == ["vacancy", "founding"])
        }
    }

    @Test func `are so although a successor has been drafted`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            _ = try await client.recorded(
                "designations", Records.designation(of: body, with: ["validTo": "2026-10-01"]))
            _ = try await client.recorded(
                "designations",
                Records.designation(of: body, "Жаңа", from: "2026-10-02", with: ["state": "draft"]))
            _ = try await kinds(arna, of: body)
            arna.clock.advance(by: 86_400)
            #expect(try await kinds(arna, of: body) == ["vacancy", "founding"])
        }
    }

    @Test func `are not those whose duty is carried on, nor those that expect nobody`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let followed = try await client.recorded("bodies", Records.body("Жалғасқан"))
            _ = try await client.recorded(
                "designations", Records.designation(of: followed, with: ["validTo": "2026-10-01"]))
            _ = try await client.recorded(
                "designations", Records.designation(of: followed, "Жаңа", from: "2026-10-02"))
            let unexpected = try await client.recorded(
                "bodies", Records.body("Күтпейтін", with: ["expectsOfficial": false]))
            _ = try await client.recorded(
                "designations", Records.designation(of: unexpected, with: ["validTo": "2026-10-01"])
            )
            _ = try await kinds(arna, of: followed)
            arna.clock.advance(by: 86_400)
            #expect(try await kinds(arna, of: followed) == ["founding"])
            #expect(try await kinds(arna, of: unexpected) == ["founding"])
        }
    }
}
