import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

@Suite struct `Contacts` {
    private static let day: TimeInterval = 86_400

    /// A registry whose officials are asked on 2 October, with one official who can be asked.
    private func play(
        _ test: (Arna, _ designation: String, _ client: Client) async throws -> Void
    ) async throws {
        let settings = [
            "registry.contacts.askOn": "10-02", "site.address": "https://arna.example.kz",
        ]
        try await withRegistry(settings: settings) { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded(
                "designations", Records.designation(of: body, with: ["contacts": Self.contacts]))
            await arna.runJobs()
            try await test(arna, id, client)
        }
    }

    private static let contacts: JSON = [
        ["kind": "phone", "value": "+7 7172 74 00 00", "public": true],
        ["kind": "email", "value": "synaq@example.kz", "public": true],
    ]

    /// What waits to be sent, after a number of days.
    private func letters(
        after days: Int, _ arna: Arna, _ kind: LetterKind = .contactQuery
    ) async throws -> [Arna.WaitingLetter] {
        for _ in 0..<days {
            arna.clock.advance(by: Self.day)
            await arna.runJobs()
        }
        return try await arna.letters(kind)
    }

    /// The page that the letter leads to, below the site.
    private func link(_ arna: Arna) async throws -> String {
        let letter = try #require(try await letters(after: 1, arna).first)
        let link = try #require(letter.link)
        return String(link.dropFirst("https://arna.example.kz".count))
    }

    @Test func `are asked for by a letter with a link, once`() async throws {
        try await play { arna, _, _ in
            let letters = try await letters(after: 3, arna)
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
        try await play { arna, id, client in
            let link = try await link(arna)
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
            #expect(try await letters(after: 30, arna, .contactReminder).isEmpty)
            #expect(
                try await client.read("coverage?on=2027-04-03")["unconfirmedContacts"]?.int == 1)
        }
    }

    @Test func `are confirmed of what was seen only`() async throws {
        try await play { arna, id, client in
            let link = try await link(arna)
            let changed = try await client.put(
                "\(api)/designations/\(id)",
                ["contacts": [["kind": "email", "value": "zhana@example.kz", "public": true]]],
                revision: 1)
            #expect(changed.status == 200)
            let answer = try await arna.browser.fill("\(link)/confirmation", [("revision", "1")])
            #expect(answer.status == 412)
            #expect(try await client.read("designations/\(id)")["contactsConfirmedOn"] == .null)
            let again = try await arna.browser.fill("\(link)/confirmation", [])
            #expect(again.status == 200)
        }
    }

    @Test func `are confirmed no longer when somebody corrects them`() async throws {
        try await play { arna, id, client in
            let link = try await link(arna)
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
        try await play { arna, id, client in
            let link = try await link(arna)
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
        try await play { arna, _, _ in
            let first = try await link(arna)
            #expect(try await letters(after: 13, arna, .contactReminder).isEmpty)
            #expect(try await letters(after: 1, arna, .contactReminder).count == 1)
            let reminders = try await letters(after: 29, arna, .contactReminder)
            #expect(reminders.count == 2)
            let second = try #require(
                reminders.first?.link?.dropFirst("https://arna.example.kz".count))
            #expect(try await arna.browser.fill("\(second)/confirmation", []).status == 200)
            #expect(try await arna.browser.open(first).status == 409)
        }
    }

    @Test func `are asked for though a name was pasted with a line break, and of all others, too`()
        async throws
    {
        try await play { arna, _, client in
            for name in ["Бірінші\nорган", "Екінші"] {
                let body = try await client.recorded("bodies", Records.body(name))
                _ = try await client.recorded(
                    "designations",
                    Records.designation(of: body, with: ["contacts": Self.contacts]))
            }
            #expect(try await letters(after: 1, arna).count == 3)
        }
    }

    @Test func `cannot be answered twice, too late, or by a link that was made up`() async throws {
        try await play { arna, _, _ in
            let link = try await link(arna)
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
        try await play { arna, _, _ in
            let link = try await link(arna)
            arna.clock.advance(by: 44 * Self.day)
            #expect(try await arna.browser.open(link).status == 200)
            arna.clock.advance(by: Self.day)
            let late = try await arna.browser.open(link)
            #expect(late.status == 404)
            #expect(late.text.contains("2026 жылғы 15 қараша"))
        }
    }

    @Test func `of those who left the list meanwhile need no answer`() async throws {
        try await play { arna, id, client in
            let link = try await link(arna)
            let withdrawn = try await client.step("withdrawal", id)
            #expect(withdrawn.status == 200)
            #expect(try await arna.browser.open(link).status == 404)
            #expect(try await letters(after: 20, arna, .contactReminder).isEmpty)
        }
    }

    @Test func `are asked for in two changes at once by one letter`() async throws {
        try await play { arna, _, _ in
            arna.clock.advance(by: Self.day)
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
            arna.clock.advance(by: Self.day)
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
