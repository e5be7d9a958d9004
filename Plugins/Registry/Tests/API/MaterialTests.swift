import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

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

    @Test func `takes no file that arrives while it is being published`() async throws {
        try await MaterialScene.open { scene in
            let edition = try await scene.prepare(1, from: "2020-01-01")
            let late = try await scene.arna.owner.withTransaction { transaction in
                let id = UUID(uuidString: edition)
                try await transaction.execute(
                    "SELECT FROM registry.material_editions WHERE id = \(id) FOR UPDATE")
                let sending = Task { try await scene.attach(edition) }
                try await transaction.untilSomebodyWaits()
                try await transaction.execute(
                    "UPDATE registry.material_editions SET published_at = now() WHERE id = \(id)")
                return sending
            }
            #expect(try await late.value.status == 404)
            let kept = try await scene.arna.owner.value(
                "SELECT count(*) FROM platform.files", as: Int.self)
            #expect(kept == 0)
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
