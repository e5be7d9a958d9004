import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `An edition of a list` {
    private func officials(_ edition: JSON) -> String {
        let place = edition["place"]?.string ?? ""
        return "lists/\(place)/editions/\(edition["id"]?.string ?? "")/officials"
    }

    @Test func `keeps the list as it stood, with basis, date and author`() async throws {
        try await Territory.open { scene async throws in
            let first = try await scene.published(Territory.oblast)
            #expect(first["number"]?.int == 1 && first["officials"]?.int == 3)
            #expect(first["day"]?.string == "2026-10-01")
            #expect(first["basis"]?.string == "№ 15-ө бұйрық")
            #expect(first["author"]?.string?.isEmpty == false)
            let body = try #require(scene.bodies["Облыс"])
            let renamed = try await scene.ministry.post(
                "\(api)/bodies/\(body)/renaming",
                ["name": ["kk": "Жаңа атау"], "effectiveOn": "2026-09-01"])
            #expect(renamed.status == 200, "\(renamed.text)")
            _ = try await scene.ministry.recorded(
                "designations", Records.designation(of: body, "Жаңаов", kind: "deputy"))
            let second = try await scene.published(Territory.oblast)
            #expect(second["number"]?.int == 2 && second["officials"]?.int == 4)
            let kept = try await scene.arna.stranger.read(officials(first)).items
            #expect(kept.first?["bodyName"]?["kk"]?.string == "Облыс қазақша")
            #expect(
                try await scene.surnames(officials(first)) == ["Облысов", "Басқармаов", "Ауданов"])
            #expect(try await scene.surnames(officials(second)).contains("Жаңаов"))
            let editions = try await scene.arna.stranger.read(
                "lists/\(Territory.oblast)/editions")
            #expect(editions.items.map { $0["number"]?.int } == [2, 1])
            #expect(editions.items.allSatisfy { $0["author"] == .null }, "of the office only")
            let list = try await scene.arna.stranger.read("lists/\(Territory.oblast)")
            #expect(list["edition"]?.int == 2 && list["publishedAt"]?.string != nil)
            #expect(try await scene.arna.stranger.read("lists/central")["edition"] == .null)
        }
    }

    @Test func `shows of who has ended or was withdrawn since only name, body and dates`()
        async throws
    {
        try await Territory.open { scene async throws in
            let contacts: JSON = [
                "contacts": [["kind": "phone", "value": "+7 7172 74 00 00", "public": true]]
            ]
            for id in scene.designations.values {
                #expect(
                    try await scene.ministry.put(
                        "\(api)/designations/\(id)", contacts, revision: 1
                    ).status == 200)
            }
            let edition = try await scene.published(Territory.oblast)
            func end(_ name: String, _ reason: String) async throws {
                let id = try #require(scene.designations[name])
                let answer = try await scene.ministry.post(
                    "\(api)/designations/\(id)/revocation",
                    ["revokedOn": "2026-09-30", "reason": .string(reason)])
                #expect(answer.status == 200, "\(answer.text)")
            }
            try await end("Облыс", "ended")
            let withdrawn = try #require(scene.designations["Басқарма"])
            #expect(try await scene.ministry.step("withdrawal", withdrawn).status == 200)
            try await end("Аудан", "enteredByMistake")
            let seen = try await scene.arna.stranger.read(officials(edition)).items
            #expect(
                seen.map { $0["person"]?["surname"]?["kk"]?.string } == ["Облысов", "Басқармаов"])
            for official in seen {
                #expect(official["position"] == .null && official["contacts"] == [])
                #expect(official["bodyName"]?["kk"]?.string?.isEmpty == false)
            }
            #expect(seen.first?["validTo"]?.string == "2026-09-30")
            let id = edition["id"]?.string ?? ""
            let page = try await scene.arna.stranger.get(
                "/ru/registry/lists/\(Territory.oblast)/editions/\(id)")
            #expect(page.status == 200 && !page.text.contains("7172"))
            #expect(page.text.contains("Облысов") && !page.text.contains("Ауданов"))
        }
    }

    @Test func `keeps to itself what is public no longer`() async throws {
        try await Territory.open { scene async throws in
            let id = try #require(scene.designations["Облыс"])
            let path = "\(api)/designations/\(id)"
            let office: JSON = ["kind": "phone", "value": "+7 7222 11 11 11", "public": true]
            func contacts(_ isPublic: Bool, at revision: Int) async throws {
                let mobile: JSON = [
                    "kind": "mobile", "value": "+7 701 999 99 99", "public": .bool(isPublic),
                ]
                let answer = try await scene.ministry.put(
                    path, ["contacts": [office, mobile]], revision: revision)
                #expect(answer.status == 200, "\(answer.text)")
            }
            try await contacts(true, at: 1)
            let edition = try await scene.published(Territory.oblast)
            func seen() async throws -> JSON? {
                try await scene.arna.stranger.read(officials(edition)).items.first
            }
            #expect(try await seen()?["contacts"]?.array?.count == 2)
            try await contacts(false, at: 2)
            #expect(
                try await seen()?["contacts"]?.array?.map { $0["value"]?.string }
                    == ["+7 7222 11 11 11"])
            let withheld = try await scene.ministry.put(
                path, ["position": ["ru": "директор", "kk": nil]], revision: 3)
            #expect(withheld.status == 200, "\(withheld.text)")
            let rest = try await seen()
            #expect(rest?["contacts"] == [] && rest?["position"] == .null)
        }
    }

    @Test func `is published by those who publish for the akimat of the place, and by no others`()
        async throws
    {
        try await Territory.open { scene async throws in
            let oblast = try await scene.client(of: "Облыс")
            let district = try await scene.client(of: "Аудан")
            let input: JSON = ["basis": "№ 1"]
            func publish(_ place: String, _ client: Client) async throws -> Int {
                try await client.post("\(api)/lists/\(place)/editions", input).status
            }
            #expect(try await publish(Territory.oblast, oblast) == 201)
            #expect(try await publish("central", oblast) == 403)
            #expect(try await publish("110000000", oblast) == 403)
            #expect(try await publish(Territory.district, district) == 201)
            #expect(try await publish(Territory.oblast, district) == 403)
            let department = try await scene.client(of: "Басқарма")
            #expect(try await publish(Territory.oblast, department) == 403)
            #expect(try await publish("central", scene.arna.program(.editor)) == 403)
            #expect(try await publish("central", scene.arna.stranger) == 401)
            #expect(try await publish("central", scene.ministry) == 201)
        }
    }

    @Test func `is published by a form, is in the audit, and in the feed`() async throws {
        try await Territory.open { scene async throws in
            let browser = try await scene.browser(of: "Облыс")
            let list = "/ru/registry/lists/\(Territory.oblast)"
            #expect(try await browser.open(list).text.contains("\(list)/publication"))
            let empty = try await browser.fill("\(list)/publication", [("basis", "")])
            #expect(empty.status == 422)
            let done = try await browser.fill("\(list)/publication", [("basis", "Приказ <№ 7>")])
            #expect(done.status == 200)
            #expect(done.text.contains("Издание № 1") && done.text.contains("Приказ &lt;№ 7&gt;"))
            let other = "/ru/registry/lists/central"
            #expect(try await !browser.open(other).text.contains("\(other)/publication"))
            #expect(try await browser.open("\(other)/publication").status == 403)
            let written = try await scene.arna.owner.value(
                "SELECT after FROM platform.audit WHERE action = 'registry.list.published'",
                as: String.self)
            #expect(written?.contains("№ 7") == true)
            let feed = try await scene.arna.stranger.get("/kk/registry/lists.atom")
            #expect(feed.status == 200)
            #expect(feed.text.contains("№ 1 басылым: Абай облысы"), "\(feed.text)")
            #expect(feed.text.contains("/kk/registry/lists/\(Territory.oblast)/editions/"))
        }
    }

    @Test func `cannot be changed by the role that serves`() async throws {
        try await Territory.open { scene async throws in
            _ = try await scene.published("central")
            for statement: SQL in [
                "UPDATE registry.list_editions SET basis = 'x'",
                "UPDATE registry.list_edition_officials SET position = 9",
                "DELETE FROM registry.list_editions",
            ] {
                await #expect(throws: PostgresError.self) {
                    _ = try await scene.arna.database.execute(statement)
                }
            }
        }
    }

    @Test func `gets its number though two publish at once`() async throws {
        try await Territory.open { scene async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...6 { group.addTask { _ = try await scene.published("central") } }
                try await group.waitForAll()
            }
            let editions = try await scene.arna.stranger.read("lists/central/editions").items
            #expect(Set(editions.compactMap { $0["number"]?.int }) == Set(1...6))
        }
    }
}
