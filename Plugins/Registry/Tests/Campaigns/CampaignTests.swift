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
            #expect(made.status == 200, "\(made.text)")
            #expect(made.text.contains("Теперь выберите органы"))
            #expect(made.text.contains("Абай"))
            let id = try #require(
                try await scene.ministry.read("campaigns").items.first?["id"]?.string)
            let page = "/ru/registry/campaigns/\(id)"
            let all = try await scene.send("\(page)/choice", [("level", "")])
            #expect(all.status == 200 && all.text.contains("Выбор органов сохранён"))
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
        let closed = try await scene.send("\(page)/closure")
        #expect(closed.text.contains("Кампания завершена"), "\(closed.text)")
        let result = try await scene.chief.open("/kk/registry/campaigns/\(id)/result")
        #expect(result.text.contains("Жаңаов") && result.text.contains("Бұрынғыов"))
        #expect(result.text.contains("Тағайындалмаған"))
        let form = try await scene.chief.open("\(page)/lists/central/publication")
        #expect(
            form.text.contains("Кампания «Список 2026 года», 01.10.2026 – 01.10.2026"),
            "\(form.text)")
        let published = try await scene.chief.fill(
            "\(page)/lists/central/publication",
            [("basis", "Кампания «Список 2026 года», 01.10.2026 – 01.10.2026")])
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
