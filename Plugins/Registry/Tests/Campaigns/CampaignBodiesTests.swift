import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The bodies of a campaign` {
    @Test func `are chosen in the tree: what is ticked, a body with all below it, or without`()
        async throws
    {
        try await Collecting.open { scene async throws in
            let id = try await scene.drafted(asking: ["Министрлік"])
            let tree = "/kk/registry/campaigns/\(id)/tree/\(Collecting.oblast)"
            let shown = try await scene.chief.open(tree)
            #expect(
                shown.text.contains("Ауыл қазақша") && !shown.text.contains("Министрлік қазақша"))
            let below = try await scene.send(tree, [("below", scene.body("Басқарма"))])
            #expect(below.status == 200, "\(below.text)")
            #expect(
                Set(try await scene.states(id).keys)
                    == ["Министрлік", "Басқарма", "Аудан", "Ауыл"])
            _ = try await scene.send(
                tree, [("bodies", scene.body("Облыс")), ("bodies", scene.body("Аудан"))])
            #expect(Set(try await scene.states(id).keys) == ["Министрлік", "Облыс", "Аудан"])
            _ = try await scene.send(tree, [("without", scene.body("Облыс"))])
            #expect(Set(try await scene.states(id).keys) == ["Министрлік"])
            let stale = try await scene.chief.fill(tree, [("revision", "1")])
            #expect(stale.status == 412)
            let groups = try await scene.act(
                "choice", id, ["level": "district", "region": .string(Collecting.oblast)])
            #expect(groups.json["asked"]?.int == 3, "\(groups.text)")
            let out = try await scene.act("choice", id, ["level": "central", "out": true])
            #expect(out.json["asked"]?.int == 2)
        }
    }

    @Test func `are those of its area, and each caller sees those of their own`() async throws {
        try await Collecting.open { scene async throws in
            let unit = try #require(UUID(uuidString: scene.body("Басқарма")))
            let department = try await scene.arna.program(.operator, for: unit)
            let input: [JSON.Member] = [
                .init("title", ["kk": "Облыс тізімі"]), .init("contact", "х"),
                .init("dueOn", "2026-10-15"),
            ]
            let forAll = try await department.post("\(api)/campaigns", .object(input))
            #expect(forAll.status == 403)
            let id = try await department.recorded(
                "campaigns", .object(input + [.init("unitId", .string(unit.text))]))
            let chosen = try await scene.act("choice", id, by: department)
            #expect(chosen.json["asked"]?.int == 3, "\(chosen.text)")
            let whole = try await scene.drafted()
            #expect(try await department.get("\(api)/campaigns/\(whole)").status == 404)
            #expect(try await scene.act("opening", whole).status == 200)
            let seen = try await department.read("campaigns/\(whole)/bodies").items
            #expect(seen.count == 3)
            #expect(try await department.read("campaigns/\(whole)")["asked"]?.int == 3)
            #expect(try await scene.act("closure", whole, by: department).status == 403)
            let reader = try await scene.arna.program(.reader)
            #expect(try await reader.read("campaigns").items.count == 2)
            #expect(try await reader.post("\(api)/campaigns", .object(input)).status == 403)
            #expect(try await scene.arna.stranger.get("\(api)/campaigns").status == 401)
        }
    }

    @Test func `are asked by a few statements though they are three thousand`() async throws {
        try await withRegistry(settings: ["site.address": Collecting.site]) { arna in
            try await Crowd.fill(3_000, in: arna.owner)
            try await arna.owner.execute(
                "UPDATE registry.body_versions SET email = 'b' || right(body_id::text, 5) || '@example.kz'"
            )
            let client = try await arna.program(.operator)
            let id = try await client.recorded("campaigns", Examples.campaign)
            let path = "\(api)/campaigns/\(id)"
            let chosen = try await client.post(
                "\(path)/choice", [:], headers: ["If-Match": "\"1\""])
            #expect(chosen.json["asked"]?.int == 3_000, "\(chosen.text)")
            let opened = try await client.post(
                "\(path)/opening", [:], headers: ["If-Match": "\"2\""])
            #expect(opened.status == 200, "\(opened.text)")
            #expect(try await client.read("campaigns/\(id)")["awaited"]?.int == 3_000)
            let counts = try await arna.owner.row(
                """
                SELECT (SELECT count(*) FROM registry.campaign_links),
                    (SELECT count(DISTINCT recipient) FROM platform.letters),
                    (SELECT count(DISTINCT message_id) FROM platform.letters),
                    (SELECT count(DISTINCT xmin::text) FROM platform.letters)
                """, as: (Int, Int, Int, Int).self)
            #expect(counts ?? (0, 0, 0, 0) == (3_000, 3_000, 3_000, 1))
        }
    }
}
