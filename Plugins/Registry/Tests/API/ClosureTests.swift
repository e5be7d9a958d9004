import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Closing a body` {
    @Test func `moves those beneath to its successor on the next day, or does nothing at all`()
        async throws
    {
        try await ClosingScene.open { scene in
            let refused = try await scene.close()
            #expect(refused.status == 409 && refused.text.contains("Бірінші комитет"))
            let late = try await scene.client.recorded(
                "bodies", Records.body("Кеш", from: "2026-10-02"))
            let young = try await scene.close([.init("childrenTo", .string(late))])
            #expect(young.problems == ["/childrenTo parentYounger"])
            let itself = try await scene.close([.init("childrenTo", .string(scene.old))])
            #expect(itself.problems == ["/childrenTo ownHeir"])
            #expect(try await scene.client.read("bodies/\(scene.old)")["validTo"] == .null)
            let closed = try await scene.close([.init("childrenTo", .string(scene.heir))])
            #expect(closed.status == 200, "\(closed.text)")
            #expect(closed.json["successorIds"] == [.string(scene.heir)])
            for (day, parent) in [("2026-09-30", scene.old), ("2026-10-01", scene.heir)] {
                let list = try await scene.client.read("bodies?parentId=\(parent)&on=\(day)")
                #expect(Set(list.items.compactMap { $0["id"]?.string }) == Set(scene.children))
            }
            await scene.arna.handOverEvents()
            let changes = try await scene.client.read("changes").items.map { $0["kind"]?.string }
            #expect(changes.prefix(3) == ["closing", "transfer", "transfer"])
            let relations = try await scene.client.read("bodies/\(scene.heir)/relations").items
            #expect(relations.map { $0["bodyId"]?.string } == [scene.old])
            #expect(relations.first?["effectiveOn"]?.string == "2026-10-01")
        }
    }

    @Test func `lets one that was beneath it take its place`() async throws {
        try await ClosingScene.open { scene in
            let heir = scene.children[0]
            let closed = try await scene.client.post(
                "\(api)/bodies/\(scene.old)/closure",
                [
                    "closedOn": "2026-09-30", "successorIds": [.string(heir)], "kind": "merged",
                    "childrenTo": .string(heir),
                ])
            #expect(closed.status == 200, "\(closed.text)")
            let list = try await scene.client.read("bodies?parentId=\(heir)&on=2026-10-01")
            #expect(list.items.map { $0["id"]?.string } == [scene.children[1]])
            let top = try await scene.client.read("bodies/\(heir)?on=2026-10-01")
            #expect(top["parentId"] == .null)
            let relations = try await scene.client.read("bodies/\(heir)/relations").items
            #expect(relations.map { $0["kind"]?.string } == ["merged"])
        }
    }

    @Test func `is merged into one, that is there on the next day`() async throws {
        try await ClosingScene.open { scene in
            let both: JSON = [
                "closedOn": "2026-09-30", "kind": "merged",
                "successorIds": [.string(scene.heir), .string(scene.children[0])],
            ]
            let path = "\(api)/bodies/\(scene.old)/closure"
            let two = try await scene.client.post(path, both)
            #expect(two.problems == ["/successorIds mergedIntoOne"])
            for child in scene.children {
                _ = try await scene.client.post(
                    "\(api)/bodies/\(child)/closure", ["closedOn": "2026-08-31"])
            }
            let gone = try await scene.client.post(
                path, ["closedOn": "2026-09-30", "successorIds": [.string(scene.children[0])]])
            #expect(gone.problems == ["/successorIds successorNotThere"])
        }
    }

    @Test func `waits for what it is to take over later`() async throws {
        try await ClosingScene.open { scene in
            let taken = try await scene.client.post(
                "\(api)/bodies/\(scene.heir)/relations",
                ["otherId": .string(scene.old), "effectiveOn": "2026-12-01"])
            #expect(taken.status == 201, "\(taken.text)")
            for child in scene.children {
                _ = try await scene.client.post(
                    "\(api)/bodies/\(child)/closure", ["closedOn": "2026-08-31"])
            }
            let refused = try await scene.client.post(
                "\(api)/bodies/\(scene.old)/closure", ["closedOn": "2026-09-30"])
            #expect(refused.status == 409)
            #expect(refused.text.contains("01.12.2026"))
        }
    }

    @Test func `lists what points to it before, by the page and the API`() async throws {
        try await ClosingScene.open { scene in
            let held = try await scene.client.recorded(
                "designations", Records.designation(of: scene.old, "Сынақов"))
            _ = try await scene.client.recorded(
                "designations",
                Records.designation(
                    of: scene.old, "Жобаев", kind: "deputy", with: ["state": "draft"]))
            _ = try await scene.client.recorded(
                "lists/central/placements",
                ["address": "https://eski.gov.kz/tizim", "placedOn": "2026-03-01"])
            _ = try await scene.client.recorded(
                "lists/central/placements",
                ["address": "https://basqa.gov.kz/tizim", "placedOn": "2026-03-01"])
            let unit = try #require(UUID(uuidString: scene.old))
            _ = try await scene.arna.program(.operator, for: unit)
            let path = "bodies/\(scene.old)/ties"
            let ties = try await scene.client.read(path)
            #expect(
                ties.items.map { $0["kind"]?.string } == [
                    "child", "child", "designation", "draft", "placement",
                ])
            #expect(ties.items[2]["id"]?.string == held)
            #expect(ties.items.map { $0["fate"]?.string }.prefix(3) == ["moves", "moves", "ends"])
            let administrator = try await scene.arna.program(.administrator)
            let all = try await administrator.read(path)
            #expect(all["total"]?.int == 6)
            #expect(all.items.last?["kind"]?.string == "role")
            #expect(all.items.last?["role"]?.string == "operator")
            let third = try await administrator.read("\(path)?perPage=4&page=2")
            #expect(third.items.map { $0["kind"]?.string } == ["placement", "role"])
            let form = try await scene.arna.browser(.administrator).open(
                "/ru/registry/bodies/\(scene.old)/closure")
            for word in ["Бірінші комитет", "Сынақов", "eski.gov.kz/tizim", "Роль, данная"] {
                #expect(form.text.contains(word), "\(word)")
            }
            #expect(try await scene.arna.stranger.get("\(api)/\(path)").status == 401)
        }
    }

    @Test func `gives the roles for it for its successor, if whoever closes it may give roles`()
        async throws
    {
        try await ClosingScene.open { scene in
            let unit = try #require(UUID(uuidString: scene.old))
            let keeper = try await scene.arna.program(.operator, for: unit)
            let more: [JSON.Member] = [
                .init("childrenTo", .string(scene.heir)), .init("extendsRoles", true),
            ]
            #expect(try await scene.close(more).status == 403)
            let path = "\(api)/bodies/\(scene.heir)"
            let site: JSON = ["site": "https://miras.gov.kz"]
            #expect(try await keeper.put(path, site, revision: 1).status == 403)
            let administrator = try await scene.arna.program(.administrator)
            let closed = try await scene.close(more, by: administrator)
            #expect(closed.status == 200, "\(closed.text)")
            #expect(try await keeper.put(path, site, revision: 1).status == 200)
            let granted = try await scene.arna.owner.value(
                """
                SELECT count(*) FROM platform.audit
                WHERE action = 'host.role.granted' AND after->>'unit' = \(scene.heir)
                """, as: Int.self)
            #expect(granted == 1)
        }
    }

    @Test func `leaves nothing that does not name the successor`() async throws {
        try await ClosingScene.open { scene in
            let official = try await scene.client.recorded(
                "designations", Records.designation(of: scene.old))
            _ = try await scene.close([.init("childrenTo", .string(scene.heir))])
            let link = "/kk/registry/bodies/\(scene.heir)\""
            for page in ["bodies/\(scene.old)", "officials/\(official)"] {
                let answer = try await scene.arna.stranger.get("/kk/registry/\(page)")
                #expect(answer.status == 200)
                #expect(answer.text.contains(link), "\(page)")
                #expect(answer.text.contains("Мирасқор қазақша"))
            }
        }
    }

    @Test func `by the page moves those beneath, too, and is filled in again when refused`()
        async throws
    {
        try await ClosingScene.open { scene in
            let browser = try await scene.arna.browser(.operator)
            let page = "/ru/registry/bodies/\(scene.old)/closure"
            let refused = try await browser.fill(
                page, [("closedOn", "2026-09-30"), ("basis", "Указ № 5")])
            #expect(refused.status == 409)
            #expect(refused.text.contains("Указ № 5"))
            #expect(refused.text.contains("Укажите, кому они перейдут"))
            let closed = try await browser.fill(
                page, [("closedOn", "2026-09-30"), ("childrenTo", scene.heir)])
            #expect(closed.status == 200)
            let list = try await scene.client.read("bodies?parentId=\(scene.heir)")
            #expect(list["total"]?.int == 2)
        }
    }
}
