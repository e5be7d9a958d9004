import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Functions of a body` {
    /// Records bodies that are there from a day on, and answers their ids.
    private func bodies(
        _ names: [String], from day: String = "2016-01-01", _ client: Client
    ) async throws -> [String] {
        var ids: [String] = []
        for name in names {
            ids.append(try await client.recorded("bodies", Records.body(name, from: day)))
        }
        return ids
    }

    private func pass(
        _ body: String, to other: String, on day: String, as kind: String = "successor",
        by client: Client
    ) async throws -> Answer {
        try await client.post(
            "\(api)/bodies/\(body)/relations",
            [
                "kind": .string(kind), "otherId": .string(other), "effectiveOn": .string(day),
                "basis": "Қаулы № 7",
            ])
    }

    @Test func `pass to several others, which both sides tell with days and links`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await bodies(["Бұрынғы", "Бірінші", "Екінші"], client)
            #expect(try await pass(ids[0], to: ids[1], on: "2024-01-01", by: client).status == 201)
            #expect(try await pass(ids[0], to: ids[2], on: "2025-01-01", by: client).status == 201)
            let all = try await arna.stranger.read("bodies/\(ids[0])/relations")
            #expect(all.items.map { $0["otherId"]?.string } == [ids[1], ids[2]])
            #expect(all.items.first?["other"]?["kk"]?.string == "Бірінші қазақша")
            #expect(all.items.first?["basis"]?.string == "Қаулы № 7")
            let then = try await arna.stranger.read("bodies/\(ids[0])/relations?on=2024-12-31")
            #expect(then.items.map { $0["otherId"]?.string } == [ids[1]])
            let page = try await arna.stranger.get("/ru/registry/bodies/\(ids[0])").text
            for other in ids[1...] { #expect(page.contains("/ru/registry/bodies/\(other)\"")) }
            #expect(page.contains("1 января 2025 года"))
            let past = try await arna.stranger.get("/ru/registry/bodies/\(ids[0])?on=2024-06-01")
            #expect(past.text.contains(ids[1]))
            #expect(!past.text.contains(ids[2]))
            let predecessor = try await arna.stranger.get("/ru/registry/bodies/\(ids[2])").text
            #expect(predecessor.contains("Передал функции"))
            #expect(predecessor.contains(ids[0]))
        }
    }

    @Test func `pass while both are there, and not in a circle`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let old = try await bodies(["А", "Ә", "Б"], client)
            let young = try await bodies(["Жас"], from: "2025-06-01", client)[0]
            let early = try await pass(old[0], to: old[1], on: "2016-01-01", by: client)
            #expect(early.problems == ["/effectiveOn passesBefore"])
            let unborn = try await pass(old[0], to: young, on: "2025-05-31", by: client)
            #expect(unborn.problems == ["/otherId successorNotThere"])
            let itself = try await pass(old[0], to: old[0], on: "2020-01-01", by: client)
            #expect(itself.problems == ["/otherId ownSuccessor"])
            let nobody = "01990000-0000-7000-8000-0000000000ff"
            let unknown = try await pass(old[0], to: nobody, on: "2020-01-01", by: client)
            #expect(unknown.problems == ["/otherId unknownBody"])
            let living = try await pass(
                old[0], to: old[1], on: "2020-01-01", as: "merged", by: client)
            #expect(living.problems == ["/kind mergedLivesOn"])
            #expect(try await pass(old[0], to: old[1], on: "2020-01-01", by: client).status == 201)
            #expect(try await pass(old[1], to: old[2], on: "2021-01-01", by: client).status == 201)
            let again = try await pass(old[0], to: old[1], on: "2022-01-01", by: client)
            #expect(again.status == 409 && again.problems == ["/otherId relationKnown"])
            let circle = try await pass(old[2], to: old[0], on: "2022-01-01", by: client)
            #expect(circle.problems == ["/otherId successionCycle"])
            let bound = try await client.put(
                "\(api)/bodies/\(old[0])", ["validFrom": "2020-06-01"], revision: 2)
            #expect(bound.problems == ["/validFrom beginsTooLate"])
        }
    }

    @Test func `that pass two ways at once close no circle`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await bodies(["А", "Ә"], client)
            async let there = pass(ids[0], to: ids[1], on: "2024-01-01", by: client)
            async let back = pass(ids[1], to: ids[0], on: "2024-01-01", by: client)
            #expect(try await [there.status, back.status].sorted() == [201, 422])
        }
    }

    @Test func `that were recorded by mistake are taken back once, and stay in the audit`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await bodies(["А", "Ә"], client)
            let made = try await pass(ids[0], to: ids[1], on: "2024-01-01", by: client)
            let relation = try #require(made.json["id"]?.string)
            #expect(try await client.get("\(api)/bodies/\(ids[0])").revision == 2)
            let browser = try await arna.browser(.operator)
            let gone = try await browser.fill(
                "/kk/registry/bodies/\(ids[0])",
                to: "/kk/registry/relations/\(relation)/withdrawal", [])
            #expect(gone.status == 200)
            #expect(gone.text.contains("Жазба алынып тасталды"))
            let again = try await client.post("\(api)/relations/\(relation)/withdrawal", [:])
            #expect(again.status == 409)
            #expect(try await client.read("bodies/\(ids[0])/relations").items.isEmpty)
            #expect(try await pass(ids[0], to: ids[1], on: "2024-02-01", by: client).status == 201)
            let acts = try await arna.owner.rows(
                """
                SELECT action FROM platform.audit
                WHERE subject = \(ids[0])::uuid AND action LIKE '%ucce%' ORDER BY id
                """, as: String.self)
            #expect(
                acts == [
                    "registry.body.succeeded", "registry.body.successionWithdrawn",
                    "registry.body.succeeded",
                ])
        }
    }

    @Test func `are passed by those who may edit the body, also by the page`() async throws {
        try await TwoOblasts.open { scene in
            let mine = scene.mine.department
            let others = scene.others.department
            let refused = try await pass(others, to: mine, on: "2024-01-01", by: scene.oblast)
            #expect(refused.status == 403)
            let stranger = try await pass(
                mine, to: others, on: "2024-01-01", by: scene.arna.stranger)
            #expect(stranger.status == 401)
            let browser = try await scene.arna.browser(.operator)
            let page = try await browser.fill(
                "/ru/registry/bodies/\(mine)/relations/new",
                [("otherId", others), ("effectiveOn", "2024-01-01"), ("basis", "Указ")])
            #expect(page.status == 200)
            #expect(page.text.contains("Принял функции"))
        }
    }
}
