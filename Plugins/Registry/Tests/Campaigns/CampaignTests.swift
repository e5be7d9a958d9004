import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `A campaign` {
    @Test func `goes from the ministry by way of region and district to the published list`()
        async throws
    {
        try await Collecting.open { scene async throws in
            let made = try await scene.chief.fill(
                "/ru/registry/campaigns/new",
                [
                    ("title.kk", "2026 жылғы тізім"), ("title.ru", "Список 2026 года"),
                    ("contact", "С. Үлгіов, +7 7172 74-00-00"), ("dueOn", "2026-10-15"),
                ])
            #expect(made.text.contains("Теперь выберите органы"), "\(made.text)")
            let id = try #require(
                try await scene.ministry.read("campaigns").items.first?["id"]?.string)
            let page = "/ru/registry/campaigns/\(id)"
            let all = try await scene.send("\(page)/choice", [("level", "")])
            #expect(all.text.contains("Выбор органов сохранён"), "\(all.text)")
            #expect(try await scene.asked(id).count == 5)
            let opened = try await scene.send("\(page)/opening")
            #expect(opened.text.contains("Кампания начата"), "\(opened.text)")
            #expect(opened.text.contains("Без адреса"))

            let own = try await scene.link(of: "min@example.kz", in: "ru")
            let ownPage = try await scene.arna.browser.open(own)
            #expect(ownPage.text.contains("Бұрынғыов"), "\(ownPage.text)")
            let ministry = "\(own)/bodies/\(scene.body("Министрлік"))"
            let same = try await scene.arna.browser.fill("\(ministry)/confirmation", [])
            #expect(same.text.contains("Спасибо, ответ принят"), "\(same.text)")

            let department = try await scene.link(of: "basqarma@example.kz")
            let list = try await scene.arna.browser.open(department)
            #expect(list.text.contains("Аудан қазақша") && list.text.contains("Ауыл қазақша"))
            #expect(!list.text.contains("Облыс қазақша"))
            let district = "\(department)/bodies/\(scene.body("Аудан"))"
            let designated = try await scene.arna.browser.fill(
                "\(district)/designation", Collecting.answer)
            #expect(designated.text.contains("Рақмет"), "\(designated.text)")
            let nobody = try await scene.arna.browser.fill(
                "\(department)/bodies/\(scene.body("Ауыл"))/absence",
                [("reason", "Штат жоқ")])
            #expect(nobody.text.contains("Штат жоқ"), "\(nobody.text)")
            #expect(
                try await scene.states(id) == [
                    "Министрлік": "unchanged", "Облыс": "awaited", "Басқарма": "awaited",
                    "Аудан": "designated", "Ауыл": "nobody",
                ])
            try await finish(id, page, scene)
        }
    }

    /// The ministry confirms what was submitted, closes, and publishes the list.
    private func finish(_ id: String, _ page: String, _ scene: Collecting) async throws {
        let waiting = try await scene.ministry.read("designations?state=submitted").items
        let designation = try #require(waiting.first?["id"]?.string)
        #expect(waiting.first?["orderNumber"]?.string == "12-қ")
        for step in ["confirmation", "publication"] {
            #expect(try await scene.ministry.step(step, designation).status == 200)
        }
        await scene.pass(days: 2)
        let closed = try await scene.send("\(page)/closure")
        #expect(closed.text.contains("Кампания завершена"), "\(closed.text)")
        let result = try await scene.chief.open("/kk/registry/campaigns/\(id)/result")
        #expect(result.text.contains("Жаңаов") && result.text.contains("Бұрынғыов"))
        #expect(result.text.contains("Тағайындалмаған"))
        let form = try await scene.chief.open("\(page)/lists/central/publication")
        #expect(
            form.text.contains("Кампания «Список 2026 года», 01.10.2026 – 03.10.2026"),
            "\(form.text)")
        let published = try await scene.chief.fill(
            "\(page)/lists/central/publication",
            [("basis", "Кампания «Список 2026 года», 01.10.2026 – 03.10.2026")])
        #expect(published.text.contains("Издание № 1"), "\(published.text)")
        let campaign = try await scene.ministry.read("campaigns/\(id)")
        #expect(campaign["editionId"]?.string != nil)
        let acts = try await scene.arna.owner.rows(
            """
            SELECT action FROM platform.audit
            WHERE action LIKE 'registry.campaign.%' AND subject = \(UUID(uuidString: id)) ORDER BY id
            """, as: String.self
        ).map { $0.replacing("registry.campaign.", with: "") }
        #expect(
            acts == [
                "made", "chosen", "opened", "answered", "answered", "answered", "closed",
                "published",
            ])
    }

    @Test func `is chosen in the tree: what is ticked, a body with all below it, or without`()
        async throws
    {
        try await Collecting.open { scene async throws in
            let id = try await scene.drafted(asking: ["Министрлік"])
            let tree = "/kk/registry/campaigns/\(id)/tree/\(Collecting.oblast)"
            let shown = try await scene.chief.open(tree)
            #expect(shown.text.contains("Ауыл қазақша") && !shown.text.contains("Министрлік қазақша"))
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

    @Test func `opens once, with somebody to ask, and in time`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.drafted(asking: ["Облыс"])
            let emptied = try await scene.act(
                "choice", id, ["bodies": [.string(scene.body("Облыс"))], "out": true])
            #expect(emptied.json["asked"]?.int == 0)
            #expect(try await scene.act("opening", id).status == 409)
            #expect(try await scene.act("choice", id).status == 200)
            #expect(try await scene.act("extension", id, ["dueOn": "2026-11-01"]).status == 409)
            #expect(try await scene.act("opening", id).status == 200)
            for act in ["opening", "choice"] {
                #expect(try await scene.act(act, id).status == 409, "\(act)")
            }
            #expect(try await scene.arna.letters(.campaignRequest).count == 4)
            let late = try await scene.drafted(due: "2026-10-02")
            await scene.pass(days: 2)
            #expect(try await scene.act("opening", late).status == 409)
            let past = try await scene.ministry.post(
                "\(api)/campaigns",
                ["title": ["kk": "Кеш"], "contact": "х", "dueOn": "2026-10-02"])
            #expect(past.problems == ["/dueOn dueInPast"])
        }
    }

    @Test func `of an area asks and shows only bodies of that area`() async throws {
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

    @Test func `is shown as a board by region, in a filtered list and as a file`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened()
            let page = "/ru/registry/campaigns/\(id)"
            let board = try await scene.chief.open(page)
            #expect(board.text.contains("bodies?region=central&amp;state=awaited"))
            #expect(board.text.contains("bodies?region=\(Collecting.oblast)&amp;state=noAddress"))
            let lacking = try await scene.asked(id, "state=noAddress&region=\(Collecting.oblast)")
            #expect(lacking.map { $0["bodyId"]?.string } == [scene.body("Ауыл")])
            let list = try await scene.chief.open("\(page)/bodies?state=noAddress")
            #expect(list.text.contains("Ауыл по-русски") && !list.text.contains("Облыс по-русски"))
            let file = try await scene.ministry.get(
                "\(api)/exports/campaignBodies?format=csv&language=ru&campaign=\(id)")
            #expect(file.text.contains("basqarma@example.kz"), "\(file.text)")
            #expect(
                try await scene.arna.stranger.get(
                    "\(api)/exports/campaignBodies?format=csv&campaign=\(id)"
                ).status == 401)
        }
    }

    @Test func `gives a body without an address one, or a link that is shown once`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Ауыл", "Аудан"])
            #expect(try await scene.arna.letters(.campaignRequest).count == 1)
            let page = "/ru/registry/campaigns/\(id)/bodies"
            let body = scene.body("Ауыл")
            let shown = try await scene.chief.fill(page, to: "\(page)/\(body)/link", [])
            let link = try #require(
                shown.text.firstMatch(of: /\/ru\/registry\/answers\/[A-Za-z0-9_-]{32}/)?.0,
                "\(shown.text)")
            #expect(try await scene.states(id)["Ауыл"] == "awaited")
            #expect(try await scene.arna.browser.open(String(link)).status == 200)
            let wrong = try await scene.chief.fill(
                "\(page)/\(body)/address", [("address", "ауыл")])
            #expect(wrong.status == 422)
            let sent = try await scene.chief.fill(
                "\(page)/\(body)/address", [("address", "auyl@example.kz")])
            #expect(sent.status == 200, "\(sent.text)")
            #expect(
                try await scene.arna.letters(.campaignRequest).map(\.recipient)
                    == ["audan@example.kz", "auyl@example.kz"])
            let written = try await scene.arna.owner.rows(
                "SELECT after::text FROM platform.audit WHERE action LIKE 'registry.campaign.%'",
                as: String?.self)
            #expect(!written.contains { $0?.contains("auyl@") ?? false }, "masked")
            #expect(!written.contains { $0?.contains(String(link.suffix(32))) ?? false })
        }
    }

    @Test func `writes to who stands in the registry rather than to the body`() async throws {
        try await Collecting.open { scene async throws in
            _ = try await scene.ministry.put(
                "\(api)/designations/\(scene.standing)",
                ["contacts": [["kind": "email", "value": "kisi@example.kz", "public": false]]],
                revision: 1)
            _ = try await scene.opened(asking: ["Министрлік"])
            #expect(
                try await scene.arna.letters(.campaignRequest).map(\.recipient)
                    == ["kisi@example.kz"])
        }
    }

    @Test func `asks three thousand bodies in a few statements`() async throws {
        try await withRegistry(settings: ["site.address": Collecting.site]) { arna in
            try await Crowd.fill(3_000, in: arna.owner)
            try await arna.owner.execute(
                "UPDATE registry.body_versions SET email = 'b' || right(body_id::text, 5) || '@example.kz'")
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

    @Test func `of the demonstration writes to nobody and goes with it`() async throws {
        try await withRegistry { arna in
            try await arna.loadDemonstration()
            await arna.runJobs()
            #expect(try await arna.letters(.campaignReminder).isEmpty)
            try await arna.removeDemonstration()
            let left = try await arna.owner.value(
                """
                SELECT (SELECT count(*) FROM registry.campaigns)
                    + (SELECT count(*) FROM registry.campaign_bodies)
                """, as: Int.self)
            #expect(left == 0)
        }
    }
}
