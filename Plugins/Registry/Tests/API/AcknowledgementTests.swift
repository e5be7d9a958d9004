import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

@Suite struct `A methodical material that was published` {
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
            #expect(done.text.contains("танысқаны белгіленген") && !done.text.contains("Сынақов"))
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
}
