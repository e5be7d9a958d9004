import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The list of changes` {
    @Test func `tells what became of bodies, the latest first`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let parent = try await client.recorded("bodies", Records.body("Үлкен"))
            let body = try await client.recorded("bodies", Records.body("Кіші"))
            for (act, input) in [
                ("renaming", ["name": ["kk": "Жаңа атау"], "effectiveOn": "2026-01-01"]),
                ("transfer", ["parentId": .string(parent), "effectiveOn": "2026-02-01"]),
                ("closure", ["closedOn": "2026-09-30", "successorIds": [.string(parent)]]),
            ] as [(String, JSON)] {
                let answer = try await client.post("\(api)/bodies/\(body)/\(act)", input)
                try #require(answer.status == 200, "\(answer.text)")
            }
            #expect(try await arna.stranger.read("changes").items.isEmpty)
            await arna.handOverEvents()
            let all = try await arna.stranger.read("changes?bodyId=\(body)").items
            #expect(
                all.map { $0["kind"]?.string } == ["closing", "transfer", "renaming", "founding"])
            #expect(all.first?["day"]?.string == "2026-09-30")
            #expect(all.last?["name"]?["kk"]?.string == "Кіші қазақша")
            #expect(all[2]["name"]?["kk"]?.string == "Жаңа атау")
            let founding = try #require(all.last?["id"]?.int)
            let later = try await arna.stranger.read("changes?bodyId=\(body)&after=\(founding)")
            #expect(later.items.map { $0["kind"]?.string } == ["renaming", "transfer", "closing"])
        }
    }

    @Test func `says nothing of a change that was refused`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let answer = try await client.post(
                "\(api)/bodies/\(body)/renaming",
                [
                    "name": ["kk": "Орган қазақша", "ru": "Орган по-русски"],
                    "effectiveOn": "2026-01-01",
                ])
            #expect(answer.status == 422)
            await arna.handOverEvents()
            #expect(try await arna.stranger.read("changes").items.count == 1)
        }
    }

    @Test func `is shown to anyone, and says what to expect while it is empty`() async throws {
        try await withRegistry { arna in
            let empty = try await arna.stranger.get("/kk/registry/changes")
            #expect(empty.text.contains("Әзірге өзгеріс жоқ"))
            let client = try await arna.program(.operator)
            _ = try await client.recorded("bodies", Records.body("Орган"))
            await arna.handOverEvents()
            let page = try await arna.stranger.get("/ru/registry/changes")
            #expect(page.text.contains("Орган по-русски"))
            #expect(page.text.contains("Образован"))
        }
    }
}
