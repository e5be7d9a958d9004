import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

/// A registry with a material, and bodies to which it can be sent.
struct MaterialScene {
    let arna: Arna
    let client: Client
    let material: String

    static func open(_ test: (MaterialScene) async throws -> Void) async throws {
        let settings = ["site.address": "https://arna.example.kz"]
        try await withRegistry(settings: settings) { arna in
            let client = try await arna.program(.operator)
            let material = try await client.recorded(
                "materials",
                ["kind": "recommendation", "title": ["kk": "Ұсынымдар", "ru": "Рекомендации"]])
            try await test(MaterialScene(arna: arna, client: client, material: material))
        }
    }

    func prepare(_ number: Int, from day: String) async throws -> String {
        try await client.recorded(
            "materials/\(material)/editions",
            [
                "number": .number(String(number)), "inForceFrom": .string(day),
                "note": ["kk": "Өзгеріс"],
            ])
    }

    func attach(_ edition: String, kind: String = "materialKazakh") async throws -> Answer {
        try await client.send(
            "\(api)/files?kind=\(kind)&owner=\(edition)&name=usynym.pdf",
            Array("%PDF-1.7\n% ұсыным\n".utf8), type: "application/pdf")
    }

    func publish(_ edition: String) async throws -> Answer {
        let path = "\(api)/material-editions/\(edition)"
        let revision = try await client.get(path).revision ?? 0
        return try await client.post(
            "\(path)/publication", [:], headers: ["If-Match": "\"\(revision)\""])
    }

    /// An edition that anyone can read.
    func published(_ number: Int, from day: String) async throws -> String {
        let edition = try await prepare(number, from: day)
        #expect(try await attach(edition).status == 201)
        let answer = try await publish(edition)
        try #require(answer.status == 200, "\(answer.text)")
        return edition
    }

    /// A body whose official has an e-mail.
    @discardableResult
    func body(_ name: String, email: String?) async throws -> (body: String, designation: String) {
        let body = try await client.recorded("bodies", Records.body(name))
        var contacts: JSON = []
        if let email {
            contacts = [["kind": "email", "value": .string(email), "public": true]]
        }
        let designation = try await client.recorded(
            "designations", Records.designation(of: body, with: ["contacts": contacts]))
        return (body, designation)
    }

    func act(_ act: String, _ edition: String, _ input: JSON = [:]) async throws -> Answer {
        let answer = try await client.post("\(api)/material-editions/\(edition)/\(act)", input)
        await arna.runJobs()
        return answer
    }

    func link(_ kind: LetterKind = .material) async throws -> String {
        let link = try #require(try await arna.letters(kind).last?.link)
        return String(link.dropFirst("https://arna.example.kz".count))
    }

    func figures(_ edition: String) async throws -> [Int?] {
        let figures = try await client.read("material-editions/\(edition)/figures")
        return ["total", "acknowledged", "waiting", "unreachable"].map { figures[$0]?.int }
    }
}

@Suite struct `A methodical material` {
    @Test func `is withheld with its files until an edition is published`() async throws {
        try await MaterialScene.open { scene in
            let stranger = scene.arna.stranger
            let edition = try await scene.prepare(1, from: "2020-01-01")
            let sent = try await scene.attach(edition)
            let file = try #require(sent.json["id"]?.string)
            let paths = [
                "materials/\(scene.material)", "material-editions/\(edition)", "files/\(file)",
                "files/\(file)/content", "files?kind=materialKazakh&owner=\(edition)",
            ]
            for path in paths {
                #expect(try await stranger.get("\(api)/\(path)").status == 404, "\(path)")
            }
            #expect(try await stranger.read("materials").items.isEmpty)
            #expect(
                try await stranger.get("/kk/registry/material-editions/\(edition)").status == 404)
            #expect(try await scene.publish(edition).status == 200)
            for path in paths {
                #expect(try await stranger.get("\(api)/\(path)").status == 200, "\(path)")
            }
            let listed = try await stranger.read("materials?kind=recommendation").items
            #expect(listed.map { $0["inForce"]?.int } == [1])
            let page = try await stranger.get("/kk/registry/material-editions/\(edition)").text
            #expect(page.contains("usynym.pdf") && page.contains("Өзгеріс"))
            #expect(try await stranger.post("\(api)/materials", [:]).status == 401)
        }
    }

    @Test func `is published with its text in Kazakh, once, and never changed again`() async throws
    {
        try await MaterialScene.open { scene in
            let edition = try await scene.prepare(1, from: "2020-01-01")
            #expect(try await scene.publish(edition).status == 422)
            #expect(try await scene.attach(edition, kind: "materialRussian").status == 201)
            #expect(try await scene.publish(edition).status == 422)
            #expect(try await scene.attach(edition).status == 201)
            #expect(try await scene.publish(edition).status == 200)
            #expect(try await scene.publish(edition).status == 409)
            #expect(try await scene.attach(edition).status == 404)
            let path = "\(api)/material-editions/\(edition)"
            let changed = try await scene.client.put(path, ["number": 7], revision: 2)
            #expect(changed.status == 409)
            let kind = try await scene.client.put(
                "\(api)/materials/\(scene.material)", ["kind": "other"], revision: 1)
            #expect(kind.problems == ["/kind kindIsFollowed"])
            let file =
                try await scene.client.read("files?kind=materialKazakh&owner=\(edition)")
                .items.first?["id"]?.string ?? ""
            let withdrawal = try await scene.client.post("\(api)/files/\(file)/withdrawal", [:])
            #expect(withdrawal.status == 404)
        }
    }

    @Test func `has each number and each day once, and a title in Kazakh`() async throws {
        try await MaterialScene.open { scene in
            _ = try await scene.prepare(1, from: "2020-01-01")
            let editions = "\(api)/materials/\(scene.material)/editions"
            let number = try await scene.client.post(
                editions, ["number": 1, "inForceFrom": "2021-01-01"])
            #expect(number.problems == ["/number editionNumberTaken"])
            let day = try await scene.client.post(
                editions, ["number": 2, "inForceFrom": "2020-01-01"])
            #expect(day.problems == ["/inForceFrom editionDayTaken"])
            let title = try await scene.client.post(
                "\(api)/materials", ["kind": "other", "title": ["ru": "Без казахского"]])
            #expect(title.problems == ["/title/kk required"])
        }
    }

    @Test func `is followed by a designation in the edition that it began with`() async throws {
        try await MaterialScene.open { scene in
            let (_, designation) = try await scene.body("Орган", email: nil)
            func followed() async throws -> [Int?] {
                try await scene.client.read("designations/\(designation)/materials").items
                    .map { $0["number"]?.int }
            }
            #expect(try await followed().isEmpty)
            _ = try await scene.published(2, from: "2022-01-01")
            #expect(try await followed() == [2])
            _ = try await scene.published(1, from: "2018-01-01")
            #expect(try await followed() == [2])
            for day in ["2023-01-01", "2026-10-01"] {
                let late = try await scene.prepare(3, from: day)
                #expect(try await scene.attach(late).status == 201)
                #expect(try await scene.publish(late).status == 409)
                let path = "\(api)/material-editions/\(late)"
                let put = try await scene.client.put(
                    path, ["number": .number(String(day.prefix(4)))], revision: 1)
                #expect(put.status == 200, "\(put.text)")
            }
            _ = try await scene.published(3, from: "2027-01-01")
            #expect(try await followed() == [2])
            let record = try await scene.arna.browser(.operator).open(
                "/kk/registry/designations/\(designation)")
            #expect(record.text.contains("№ 2 басылым"))
            #expect(!record.text.contains("№ 3 басылым"))
        }
    }

    @Test func `is sent to the bodies that expect an official, each by a letter of its own`()
        async throws
    {
        try await MaterialScene.open { scene in
            try await scene.body("Бірінші", email: "birinshi@example.kz")
            try await scene.body("Екінші", email: "ekinshi@example.kz")
            try await scene.body("Поштасыз", email: nil)
            let edition = try await scene.prepare(1, from: "2020-01-01")
            #expect(try await scene.act("sending", edition).status == 409)
            #expect(try await scene.attach(edition).status == 201)
            #expect(try await scene.publish(edition).status == 200)
            let none = try await scene.act("sending", edition, ["level": "district"])
            #expect(none.json["total"]?.int == 0)
            #expect(try await scene.act("sending", edition).json["total"]?.int == 3)
            #expect(try await scene.act("sending", edition).json["total"]?.int == 3)
            let letters = try await scene.arna.letters(.material)
            #expect(
                Set(letters.map(\.recipient)) == ["birinshi@example.kz", "ekinshi@example.kz"])
            #expect(letters.first?.body.contains("Ұсынымдар") == true)
            #expect(letters.first?.body.contains("редакция 1") == true)
            #expect(try await scene.figures(edition) == [3, 0, 2, 1])
            let kept = try await scene.arna.owner.value(
                "SELECT count(*) FROM registry.material_links WHERE octet_length(digest) = 32",
                as: Int.self)
            #expect(kept == 2)
        }
    }

    @Test func `is acknowledged by the link, and once more without harm`() async throws {
        try await MaterialScene.open { scene in
            try await scene.body("Орган", email: "organ@example.kz")
            let edition = try await scene.published(1, from: "2020-01-01")
            _ = try await scene.act("sending", edition)
            let link = try await scene.link()
            let page = try await scene.arna.browser.open(link)
            #expect(page.status == 200 && page.text.contains("usynym.pdf"))
            #expect(try await scene.figures(edition) == [1, 0, 1, 0])
            let done = try await scene.arna.browser.fill(
                "\(link)/confirmation", [("name", "Үлгі <i>Сынақов")])
            #expect(done.text.contains("Үлгі &lt;i&gt;Сынақов"), "\(done.text)")
            let again = try await scene.arna.browser.fill(
                "\(link)/confirmation", [("name", "Басқа")])
            #expect(again.status == 200 && !again.text.contains("Басқа"))
            #expect(try await scene.figures(edition) == [1, 1, 0, 0])
            let listed = try await scene.client.read(
                "material-editions/\(edition)/acknowledgements?state=acknowledged"
            ).items
            #expect(listed.map { $0["acknowledgedBy"]?.string } == ["Үлгі <i>Сынақов"])
            let acts = try await scene.arna.owner.rows(
                """
                SELECT coalesce(after::text, '') FROM platform.audit
                WHERE action = 'registry.material.acknowledged'
                """, as: String.self)
            #expect(acts.count == 1 && acts.first?.contains("Сынақов") == false)
        }
    }

    @Test func `is not acknowledged by a link that was made up or is too old`() async throws {
        try await MaterialScene.open { scene in
            try await scene.body("Орган", email: "organ@example.kz")
            let edition = try await scene.published(1, from: "2020-01-01")
            _ = try await scene.act("sending", edition)
            let link = try await scene.link()
            for forged in [String(link.dropLast(3)) + "AAA", link + "x"] {
                #expect(try await scene.arna.browser.open(forged).status == 404)
                #expect(try await scene.arna.browser.open("\(forged)/confirmation").status == 404)
            }
            scene.arna.clock.advance(by: 90 * 86_400)
            let late = try await scene.arna.browser.open(link)
            #expect(late.status == 404 && late.text.contains("мерзімі өтті"))
            let acknowledged = try await scene.arna.owner.value(
                "SELECT count(acknowledged_at) FROM registry.material_recipients", as: Int.self)
            #expect(acknowledged == 0)
        }
    }

    @Test func `is brought to mind of those who have not acknowledged it, once a day`()
        async throws
    {
        try await MaterialScene.open { scene in
            try await scene.body("Бірінші", email: "birinshi@example.kz")
            let (silent, _) = try await scene.body("Поштасыз", email: nil)
            let edition = try await scene.published(1, from: "2020-01-01")
            _ = try await scene.act("sending", edition)
            _ = try await scene.arna.browser.fill("\(try await scene.link())/confirmation", [])
            try await scene.body("Екінші", email: "ekinshi@example.kz")
            _ = try await scene.act("sending", edition)
            _ = try await scene.act("reminder", edition)
            #expect(try await scene.arna.letters(.materialReminder).isEmpty)
            scene.arna.clock.advance(by: 86_400)
            let operators = try await scene.arna.browser(.operator)
            let board = "/ru/registry/material-editions/\(edition)/acknowledgements"
            let reminded = try await operators.fill(
                board, to: "/ru/registry/material-editions/\(edition)/reminder", [])
            #expect(reminded.status == 200)
            await scene.arna.runJobs()
            let letters = try await scene.arna.letters(.materialReminder)
            #expect(letters.map(\.recipient) == ["ekinshi@example.kz"])
            #expect(try await scene.figures(edition) == [3, 1, 1, 1])
            let page = try await operators.open("\(board)?state=unreachable")
            #expect(page.text.contains(silent))
            let link = try await scene.link(.materialReminder)
            #expect(try await scene.arna.browser.fill("\(link)/confirmation", []).status == 200)
            #expect(try await scene.figures(edition) == [3, 2, 0, 1])
            #expect(
                try await scene.arna.stranger.get(
                    "\(api)/material-editions/\(edition)/acknowledgements"
                ).status == 401)
        }
    }

    @Test func `is prepared, published and sent by pages`() async throws {
        try await MaterialScene.open { scene in
            let browser = try await scene.arna.browser(.operator)
            let added = try await browser.fill(
                "/kk/registry/materials/new",
                [("kind", "orderTemplate"), ("title.kk", "Бұйрық үлгісі")])
            #expect(added.status == 200 && added.text.contains("Бұйрық үлгісі"))
            let id =
                try await scene.client.read("materials?kind=orderTemplate").items
                .first?["id"]?.string ?? ""
            let drafted = try await browser.fill(
                "/kk/registry/materials/\(id)/editions/new", [("inForceFrom", "2026-01-01")])
            #expect(drafted.status == 200 && drafted.text.contains("Дайындалып жатыр"))
            let edition =
                try await scene.client.read("materials/\(id)/editions").items
                .first?["id"]?.string ?? ""
            let page = "/kk/registry/material-editions/\(edition)"
            let early = try await browser.fill("\(page)/publication", [("revision", "1")])
            #expect(early.status == 422 && early.text.contains("қазақша файлын қосыңыз"))
            let sent = try await browser.attach(
                page, to: "/kk/registry/files?kind=materialKazakh&owner=\(edition)",
                Array("%PDF-1.7\n".utf8), named: "бұйрық.pdf")
            #expect(sent.status == 200, "\(sent.text)")
            let published = try await browser.fill("\(page)/publication", [("revision", "1")])
            #expect(published.text.contains("Басылым жарияланды"), "\(published.text)")
            let board = try await browser.fill("\(page)/sending", [("level", "central")])
            #expect(board.status == 200)
        }
    }
}
