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
            let again = try await pass(old[0], to: old[1], on: "2020-01-01", by: client)
            #expect(again.status == 409 && again.problems == ["/otherId relationKnown"])
            let more = try await pass(old[0], to: old[1], on: "2022-01-01", by: client)
            #expect(more.status == 201 && more.headers["location"] == nil)
            let circle = try await pass(old[2], to: old[0], on: "2022-01-01", by: client)
            #expect(circle.problems == ["/otherId successionCycle"])
            let bound = try await client.put(
                "\(api)/bodies/\(old[0])", ["validFrom": "2020-06-01"], revision: 3)
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

    @Test func `are taken back by those who may edit either body, from the page of each`()
        async throws
    {
        try await TwoOblasts.open { scene in
            let (mine, others) = (scene.mine.department, scene.others.department)
            let made = try await pass(others, to: mine, on: "2099-01-01", by: scene.ministry)
            let relation = try #require(made.json["id"]?.string)
            let path = "\(api)/relations/\(relation)/withdrawal"
            let third = try await scene.ministry.recorded("bodies", Records.body("Үшінші"))
            let unit = try #require(UUID(uuidString: third))
            let stranger = try await scene.arna.program(.operator, for: unit)
            #expect(try await stranger.post(path, [:]).status == 403)
            let akimat = try #require(UUID(uuidString: scene.mine.akimat))
            let browser = try await scene.arna.browser(.operator, for: akimat)
            let gone = try await browser.fill(
                "/ru/registry/bodies/\(mine)", to: "/ru/registry/relations/\(relation)/withdrawal",
                [])
            #expect(gone.status == 200 && gone.text.contains("Запись снята"))
            #expect(gone.text.contains("Абай басқармасы"))
            #expect(try await scene.oblast.read("bodies/\(mine)/relations").items.isEmpty)
        }
    }

    @Test func `that have not passed yet are told as what will be`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await bodies(["А", "Ә"], client)
            #expect(try await pass(ids[0], to: ids[1], on: "2099-01-01", by: client).status == 201)
            let giver = try await arna.stranger.get("/ru/registry/bodies/\(ids[0])").text
            #expect(giver.contains("Примет функции") && !giver.contains("Принял функции"))
            let taker = try await arna.stranger.get("/kk/registry/bodies/\(ids[1])").text
            #expect(taker.contains("Функцияларын береді"))
            let then = try await arna.stranger.get("/ru/registry/bodies/\(ids[0])?on=2099-01-01")
            #expect(then.text.contains("Принял функции"))
        }
    }

    @Test func `that went in part before are no hindrance to a merger`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await bodies(["А", "Ә"], client)
            #expect(try await pass(ids[0], to: ids[1], on: "2024-01-01", by: client).status == 201)
            let closed = try await client.post(
                "\(api)/bodies/\(ids[0])/closure",
                [
                    "closedOn": "2026-09-30", "kind": "merged",
                    "successorIds": [.string(ids[1])],
                ])
            #expect(closed.status == 200, "\(closed.text)")
            #expect(closed.json["successorIds"] == [.string(ids[1])])
            let told = try await client.read("bodies/\(ids[0])/relations").items
            #expect(told.map { $0["kind"]?.string } == ["successor", "merged"])
        }
    }

    @Test func `of the day of a closing are recorded in one way only`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await bodies(["А", "Ә"], client)
            #expect(try await pass(ids[0], to: ids[1], on: "2026-10-01", by: client).status == 201)
            let path = "\(api)/bodies/\(ids[0])/closure"
            let successors: JSON = [.string(ids[1])]
            let other = try await client.post(
                path, ["closedOn": "2026-09-30", "kind": "merged", "successorIds": successors])
            #expect(other.status == 409 && other.problems == ["/successorIds relationKnown"])
            let same = try await client.post(
                path, ["closedOn": "2026-09-30", "successorIds": successors])
            #expect(same.status == 200)
            #expect(try await client.read("bodies/\(ids[0])/relations")["total"]?.int == 1)
        }
    }
}
