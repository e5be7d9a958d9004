import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `What becomes of a campaign` {
    @Test func `is not hindered by titles of any length`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.drafted(asking: ["Министрлік"])
            let title = String(repeating: "Ұ", count: 200)
            let named = try await scene.ministry.put(
                "\(api)/campaigns/\(id)",
                ["title": ["kk": .string(title), "ru": .string(title)]], revision: 2)
            #expect(named.status == 200, "\(named.text)")
            let opened = try await scene.act("opening", id)
            #expect(opened.status == 200, "\(opened.text)")
            var letters = try await scene.arna.letters(.campaignRequest)
            await scene.pass(days: 8)
            letters += try await scene.arna.letters(.campaignReminder)
            #expect(letters.count == 2)
            for letter in letters {
                #expect(letter.subject.utf8.count <= 500 && letter.subject.contains("Ұ…"))
                #expect(letter.body.contains("«\(title)»"))
                #expect(letter.body.contains("15 қазаннан кешіктірмей"))
                #expect(letter.body.contains("Не позднее 15 октября 2026 года"))
            }
        }
    }

    @Test func `contradicts the public list where nobody is designated and somebody is shown`()
        async throws
    {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Министрлік", "Облыс"])
            for (name, address) in [
                ("Министрлік", "min@example.kz"), ("Облыс", "oblys@example.kz"),
            ] {
                let link = try await scene.link(of: address)
                let answered = try await scene.arna.browser.fill(
                    "\(link)/bodies/\(scene.body(name))/absence", [("reason", "Штат жоқ")])
                #expect(answered.status == 200, "\(answered.text)")
            }
            #expect(try await scene.act("closure", id).status == 200)
            let page = "/kk/registry/campaigns/\(id)"
            let filter = "bodies?state=nobody&amp;shown=true"
            for path in [page, "\(page)/result"] {
                let shown = try await scene.chief.open(path)
                #expect(shown.text.contains(filter) && shown.text.contains("Ондай органдар: 1"))
            }
            let those = try await scene.asked(id, "state=nobody&shown=true")
            #expect(those.map { $0["bodyId"]?.string } == [scene.body("Министрлік")])
            let list = try await scene.chief.open("\(page)/bodies?state=nobody&shown=true")
            #expect(list.text.contains("campaign=\(id)&amp;state=nobody&amp;shown=true"))
            let ended = try await scene.ministry.put(
                "\(api)/designations/\(scene.standing)", ["validTo": "2026-10-01"], revision: 1)
            #expect(ended.status == 200, "\(ended.text)")
            await scene.pass(days: 1)
            #expect(try await !scene.chief.open(page).text.contains(filter))
        }
    }

    @Test func `is published once, as the list that it collected`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Министрлік"])
            #expect(try await scene.act("closure", id).status == 200)
            let other = try await scene.ministry.post(
                "\(api)/campaigns/\(id)/lists/\(Collecting.oblast)/editions", ["basis": "Хат"])
            #expect(other.status == 404)
            let page = "/kk/registry/campaigns/\(id)/lists/central/publication"
            let revision = try await scene.ministry.get("\(api)/campaigns/\(id)").revision ?? 0
            let sent = [("basis", "Хат"), ("revision", String(revision))]
            #expect(try await scene.chief.fill(page, sent).status == 200)
            #expect(try await scene.chief.fill(page, sent).status == 412)
            let editions = try await scene.ministry.read("lists/central/editions").items
            #expect(editions.count == 1)
        }
    }

    @Test func `is done as it was seen, and seen anew where it was not`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Министрлік"])
            let revision = try await scene.ministry.get("\(api)/campaigns/\(id)").revision ?? 0
            let stale = try await scene.chief.fill(
                "/kk/registry/campaigns/\(id)/closure", [("revision", "1")])
            #expect(stale.status == 412)
            #expect(stale.text.contains("name=\"revision\" value=\"\(revision)\""))
        }
    }

    @Test func `keeps the boxes that were ticked when it is refused`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.drafted(asking: ["Министрлік", "Облыс"])
            let refused = try await scene.chief.fill(
                "/kk/registry/campaigns/\(id)/tree/\(Collecting.oblast)",
                [("revision", "1"), ("bodies", scene.body("Ауыл"))])
            #expect(refused.status == 412)
            #expect(refused.text.contains("value=\"\(scene.body("Ауыл"))\" checked"))
            #expect(!refused.text.contains("value=\"\(scene.body("Облыс"))\" checked"))
        }
    }

    @Test func `is for an area that the registry knows, and its file for who may see it`()
        async throws
    {
        try await Collecting.open { scene async throws in
            let unknown = try await scene.ministry.post(
                "\(api)/campaigns",
                [
                    "title": ["kk": "Тізім"], "contact": "х", "dueOn": "2026-10-15",
                    "unitId": .string(UUID.v7().text),
                ])
            #expect(unknown.problems == ["/unitId unknownBody"], "\(unknown.text)")
            let unit = try #require(UUID(uuidString: scene.body("Басқарма")))
            let department = try await scene.arna.program(.operator, for: unit)
            let id = try await scene.drafted(asking: ["Аудан", "Министрлік"])
            let file = "\(api)/exports/campaignBodies?format=csv&campaign=\(id)"
            #expect(try await !department.get(file).text.contains("Аудан қазақша"))
            #expect(try await scene.act("opening", id).status == 200)
            #expect(try await department.get(file).text.contains("Аудан қазақша"))
            #expect(try await !department.get(file).text.contains("Министрлік қазақша"))
        }
    }
}
