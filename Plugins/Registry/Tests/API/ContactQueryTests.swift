import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

@Suite struct `Contacts` {
    @Test func `are asked for by a letter with a link, once`() async throws {
        try await ContactScene.play { scene in
            let arna = scene.arna
            let letters = try await scene.letters(after: 3)
            #expect(letters.map(\.recipient) == ["synaq@example.kz"])
            let body = letters.first?.body ?? ""
            #expect(body.contains("Сынақов"))
            #expect(body.contains("2026 жылғы 15 қарашаға дейін"))
            #expect(body.contains("до 15 ноября 2026 года"))
            #expect(
                body.contains(
                    /https:\/\/arna\.example\.kz\/kk\/registry\/contacts\/[A-Za-z0-9_-]{32}\n/))
            let kept = try await arna.owner.value(
                "SELECT count(*) FROM registry.contact_links WHERE octet_length(digest) = 32",
                as: Int.self)
            #expect(kept == 1)
        }
    }

    @Test func `are confirmed by the link: dated in the record, counted, and not asked for again`()
        async throws
    {
        try await ContactScene.play { scene in
            let (arna, id, client) = (scene.arna, scene.designation, scene.client)
            let link = try await scene.link()
            #expect(try await client.read("coverage")["unconfirmedContacts"]?.int == 1)
            let page = try await arna.browser.open(link)
            #expect(page.status == 200)
            #expect(page.text.contains("+7 7172 74 00 00"))
            #expect(try await client.read("designations/\(id)")["contactsConfirmedOn"] == .null)
            let thanks = try await arna.browser.fill("\(link)/confirmation", [])
            #expect(thanks.status == 200)
            #expect(thanks.text.contains("Рақмет"))
            let record = try await client.read("designations/\(id)")
            #expect(record["contactsConfirmedOn"]?.string == "2026-10-02")
            #expect(try await client.read("coverage")["unconfirmedContacts"]?.int == 0)
            #expect(
                try await client.read("designations?gap=unconfirmedContacts")["total"]?.int == 0)
            #expect(try await scene.letters(after: 30, .contactReminder).isEmpty)
            #expect(
                try await client.read("coverage?on=2027-04-03")["unconfirmedContacts"]?.int == 1)
        }
    }

    @Test func `are confirmed as the page shows them, and of what was seen only`() async throws {
        try await ContactScene.play { scene in
            let (arna, id, client) = (scene.arna, scene.designation, scene.client)
            let page = try await scene.link() + "/confirmation"
            #expect(try await arna.browser.open(page).text.contains("+7 7172 74 00 00"))
            try await scene.correct([
                ["kind": "phone", "value": "+7 7172 99 99 99", "public": true],
                ["kind": "email", "value": "synaq@example.kz", "public": true],
            ])
            let stale = try await arna.browser.fill(page, [("revision", "1")])
            #expect(stale.status == 412)
            #expect(stale.text.contains("+7 7172 99 99 99"))
            #expect(!stale.text.contains("+7 7172 74 00 00"))
            #expect(stale.text.contains(/name="revision"[^>]*value="2"/))
            #expect(try await client.read("designations/\(id)")["contactsConfirmedOn"] == .null)
            #expect(try await arna.browser.fill(page, []).status == 200)
        }
    }

    @Test func `are confirmed no longer when somebody corrects them`() async throws {
        try await ContactScene.play { scene in
            let (arna, id, client) = (scene.arna, scene.designation, scene.client)
            let link = try await scene.link()
            _ = try await arna.browser.fill("\(link)/confirmation", [])
            let path = "\(api)/designations/\(id)"
            let hours: JSON = ["receptionHours": ["kk": "сейсенбі"]]
            _ = try await client.put(path, hours, revision: 2)
            #expect(try await client.read("designations/\(id)")["contactsConfirmedOn"] != .null)
            _ = try await client.put(path, ["contacts": []], revision: 3)
            #expect(try await client.read("designations/\(id)")["contactsConfirmedOn"] == .null)
        }
    }

    @Test func `that have changed become a note that an operator sees to`() async throws {
        try await ContactScene.play { scene in
            let (arna, id, client) = (scene.arna, scene.designation, scene.client)
            let link = try await scene.link()
            let empty = try await arna.browser.fill("\(link)/change", [("note", " ")])
            #expect(empty.status == 422)
            let told = try await arna.browser.fill(
                "\(link)/change", [("note", "Телефон <b>басқа</b>")])
            #expect(told.status == 200)
            let browser = try await arna.browser(.operator)
            #expect(
                try await browser.open("/ru/registry/designations").text.contains("1 сообщение"))
            let notes = try await browser.open("/ru/registry/contact-notes")
            #expect(notes.text.contains("Телефон &lt;b&gt;басқа"))
            #expect(notes.text.contains(id))
            let query = try await arna.owner.value(
                "SELECT id FROM registry.contact_queries", as: UUID.self)
            let settled = try await browser.fill(
                "/ru/registry/contact-notes",
                to: "/ru/registry/contact-notes/\(query?.text ?? "")/settlement", [])
            #expect(settled.text.contains("Ничего не ожидает"))
            #expect(try await client.read("designations/\(id)")["contactsConfirmedOn"] == .null)
            let acts = try await arna.owner.rows(
                """
                SELECT action, after::text FROM platform.audit
                WHERE action LIKE 'registry.designation.contacts%' ORDER BY id
                """, as: (String, String?).self)
            #expect(
                acts.map(\.0) == [
                    "registry.designation.contactsQuestioned",
                    "registry.designation.contactsSettled",
                ])
            #expect(acts.first?.1?.contains("Телефон") == false)
        }
    }

    @Test
    func `are reminded of after fourteen days, twice, and each letter leads to the one answer`()
        async throws
    {
        try await ContactScene.play { scene in
            let first = try await scene.link()
            #expect(try await scene.letters(after: 13, .contactReminder).isEmpty)
            let second = try await scene.link(after: 1, .contactReminder)
            _ = try await scene.link(after: 14, .contactReminder)
            #expect(try await scene.letters(after: 15, .contactReminder).isEmpty)
            #expect(scene.mail.recipients.count == 3)
            #expect(try await scene.arna.browser.fill("\(second)/confirmation", []).status == 200)
            #expect(try await scene.arna.browser.open(first).status == 409)
        }
    }

    @Test func `are asked for though a name was pasted with a line break, and of all others, too`()
        async throws
    {
        try await ContactScene.play { scene in
            let client = scene.client
            for name in ["Бірінші\nорган", "Екінші"] {
                let body = try await client.recorded("bodies", Records.body(name))
                _ = try await client.recorded(
                    "designations",
                    Records.designation(of: body, with: ["contacts": ContactScene.contacts]))
            }
            #expect(try await scene.letters(after: 1).count == 3)
        }
    }

    @Test func `cannot be answered twice, too late, or by a link that was made up`() async throws {
        try await ContactScene.play { scene in
            let arna = scene.arna
            let link = try await scene.link()
            let forged = String(link.dropLast(3)) + "AAA"
            for page in [forged, forged + "/change", "/kk/registry/contacts/short", link + "x"] {
                let answer = try await arna.browser.open(page)
                #expect(answer.status == 404)
                #expect(answer.text.contains("белгісіз"))
            }
            _ = try await arna.browser.fill("\(link)/confirmation", [])
            for page in ["", "/confirmation", "/change"] {
                let used = try await arna.browser.open(link + page)
                #expect(used.status == 409)
                #expect(used.text.contains("2026 жылғы 2 қазан"))
            }
        }
        try await ContactScene.play { scene in
            let arna = scene.arna
            let link = try await scene.link()
            scene.wait(days: 44)
            #expect(try await arna.browser.open(link).status == 200)
            scene.wait(days: 1)
            let late = try await arna.browser.open(link)
            #expect(late.status == 404)
            #expect(late.text.contains("2026 жылғы 15 қараша"))
        }
    }

    @Test func `of those who left the list meanwhile need no answer`() async throws {
        try await ContactScene.play { scene in
            let (arna, id, client) = (scene.arna, scene.designation, scene.client)
            let link = try await scene.link()
            let withdrawn = try await client.step("withdrawal", id)
            #expect(withdrawn.status == 200)
            #expect(try await arna.browser.open(link).status == 404)
            #expect(try await scene.letters(after: 20, .contactReminder).isEmpty)
        }
    }

    @Test func `are asked for in two changes at once by one letter`() async throws {
        try await ContactScene.play { scene in
            let arna = scene.arna
            scene.wait(days: 1)
            await withDiscardingTaskGroup { group in
                for _ in 1...3 { group.addTask { await arna.runJobs() } }
            }
            let letters = try await arna.letters(.contactQuery)
            #expect(letters.count == 1)
        }
    }

    @Test func `of the demonstration are asked of nobody`() async throws {
        let settings = ["registry.contacts.askOn": "10-02"]
        try await withRegistry(settings: settings) { arna in
            try await arna.loadDemonstration()
            await arna.runJobs()
            arna.clock.advance(by: 86_400)
            await arna.runJobs()
            let states = try await arna.owner.rows(
                "SELECT DISTINCT outcome FROM platform.letters", as: String?.self)
            #expect(states == ["demonstration"])
            try await arna.removeDemonstration()
            let left = try await arna.owner.value(
                "SELECT count(*) FROM registry.contact_queries", as: Int.self)
            #expect(left == 0)
        }
    }

    @Test(arguments: ["13-01", "2-1", "tomorrow", "02-30"])
    func `are asked for on days of the year`(_ text: String) {
        #expect(AskingDays(settingText: text) == nil)
    }

    @Test func `are never asked for where no day is named`() throws {
        let never = try #require(AskingDays(settingText: ""))
        #expect(never.latest(by: Day(daysSince2000: 9_000)) == nil)
    }
}
