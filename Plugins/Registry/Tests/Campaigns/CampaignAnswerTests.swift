import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `An answer to a campaign` {
    @Test func `is submitted as a designation, and replaced until the due day`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Министрлік"])
            let link = try await scene.link(of: "min@example.kz")
            let body = "\(link)/bodies/\(scene.body("Министрлік"))"
            let browser = scene.arna.browser
            let early = try await browser.fill(
                "\(body)/designation",
                Collecting.answer.filter { $0.0 != "validFrom" } + [("validFrom", "2024-01-10")])
            #expect(early.status == 422)
            #expect(early.text.contains("Жаңаов") && early.text.contains("2024 жылғы 10 қаңтар"))
            let nameless = try await browser.fill(
                "\(body)/designation", [("surname.kk", ""), ("phone", ""), ("email", "")])
            #expect(nameless.status == 422)
            let first = try await browser.fill("\(body)/designation", Collecting.answer)
            #expect(first.text.contains("Рақмет"), "\(first.text)")
            let submitted = try #require(
                try await scene.ministry.read("designations?state=submitted").items.first)
            #expect(submitted["replaces"]?.string == scene.standing)
            #expect(submitted["contacts"]?.array?.count == 2)
            let second = try await browser.fill(
                "\(body)/designation",
                Collecting.answer.filter { $0.0 != "surname.kk" } + [("surname.kk", "Басқаов")])
            #expect(second.status == 200, "\(second.text)")
            let waiting = try await scene.ministry.read("designations?state=submitted").items
            #expect(waiting.map { $0["person"]?["surname"]?["kk"]?.string } == ["Басқаов"])
            let shown = try await browser.open(link)
            #expect(shown.text.contains("Жауапты") || shown.text.contains("жауапты өзгертуге"))
            let same = try await browser.fill("\(body)/confirmation", [])
            #expect(same.status == 200)
            #expect(try await scene.states(id) == ["Министрлік": "unchanged"])
            #expect(try await scene.ministry.read("designations?state=submitted").items.isEmpty)
            let standing = try await scene.ministry.read("designations/\(scene.standing)")
            #expect(standing["contactsConfirmedOn"]?.string == "2026-10-01")
        }
    }

    @Test func `confirms what was seen only, and nothing where nobody stands`() async throws {
        try await Collecting.open { scene async throws in
            _ = try await scene.opened(asking: ["Министрлік", "Облыс"])
            let link = try await scene.link(of: "min@example.kz")
            let body = "\(link)/bodies/\(scene.body("Министрлік"))"
            _ = try await scene.ministry.put(
                "\(api)/designations/\(scene.standing)", ["receptionHours": ["kk": "сейсенбі"]],
                revision: 1)
            let stale = try await scene.arna.browser.fill(
                "\(body)/confirmation", [("revision", "1")])
            #expect(stale.status == 412)
            let oblast = try await scene.link(of: "oblys@example.kz")
            let none = try await scene.arna.browser.open(
                "\(oblast)/bodies/\(scene.body("Облыс"))/confirmation")
            #expect(none.status == 409)
        }
    }

    @Test func `is not taken by a link that was made up, of another body, or too late`()
        async throws
    {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Басқарма", "Аудан", "Министрлік"])
            let link = try await scene.link(of: "audan@example.kz")
            let own = "\(link)/bodies/\(scene.body("Аудан"))"
            let browser = scene.arna.browser
            for page in [
                String(link.dropLast(3)) + "AAA", "/kk/registry/answers/short", link + "x",
                "\(link)/bodies/\(scene.body("Басқарма"))",
                "\(link)/bodies/\(scene.body("Ауыл"))",
                "\(link)/bodies/\(scene.body("Министрлік"))/absence", "\(link)/bodies/none",
            ] {
                #expect(try await browser.open(page).status == 404, "\(page)")
            }
            await scene.pass(days: 14)
            #expect(try await browser.open(link).status == 200)
            await scene.pass(days: 1)
            for page in [link, own, "\(own)/absence"] {
                let late = try await browser.open(page)
                #expect(late.status == 404)
                #expect(late.text.contains("2026 жылғы 15 қазан"))
                #expect(late.text.contains("С. Үлгіов, +7 7172 74-00-00"))
            }
            let extended = try await scene.act("extension", id, ["dueOn": "2026-10-20"])
            #expect(extended.status == 200, "\(extended.text)")
            #expect(
                try await scene.act("extension", id, ["dueOn": "2026-10-20"]).problems
                    == ["/dueOn noExtension"])
            let answered = try await browser.fill("\(own)/absence", [("reason", "Штат жоқ")])
            #expect(answered.status == 200, "\(answered.text)")
            #expect(try await scene.act("closure", id).status == 200)
            let closed = try await browser.open(link)
            #expect(closed.status == 404 && closed.text.contains("аяқталған"))
        }
    }

    @Test func `of a body that was closed meanwhile is awaited no more`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Басқарма", "Аудан", "Ауыл"])
            let department = try await scene.link(of: "basqarma@example.kz")
            let body = scene.body("Ауыл")
            let closed = try await scene.ministry.post(
                "\(api)/bodies/\(body)/closure", ["closedOn": "2026-10-03", "basis": "Қаулы"])
            #expect(closed.status == 200, "\(closed.text)")
            let district = scene.body("Аудан")
            let link = try await scene.link(of: "audan@example.kz")
            let also = try await scene.ministry.post(
                "\(api)/bodies/\(district)/closure", ["closedOn": "2026-10-04"])
            #expect(also.status == 200, "\(also.text)")
            await scene.pass(days: 5)
            #expect(
                try await scene.states(id) == [
                    "Басқарма": "awaited", "Аудан": "bodyClosed", "Ауыл": "bodyClosed",
                ])
            let campaign = try await scene.ministry.read("campaigns/\(id)")
            #expect(campaign["awaited"]?.int == 1 && campaign["bodiesClosed"]?.int == 2)
            let refused = try await scene.arna.browser.open(link)
            #expect(refused.status == 404 && refused.text.contains("2026 жылғы 4 қазан"))
            let list = try await scene.arna.browser.open(department)
            #expect(list.text.contains("Орган жабылған"))
            let beneath = try await scene.arna.browser.open("\(department)/bodies/\(body)")
            #expect(beneath.status == 404 && beneath.text.contains("2026 жылғы 3 қазан"))
            await scene.pass(days: 4)
            #expect(
                try await scene.arna.letters(.campaignReminder).map(\.recipient)
                    == ["basqarma@example.kz"])
        }
    }
}

@Suite struct `A reminder of a campaign` {
    @Test func `goes on its days, only to those who have not answered`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened()
            let link = try await scene.link(of: "oblys@example.kz")
            let answered = try await scene.arna.browser.fill(
                "\(link)/bodies/\(scene.body("Облыс"))/absence", [("reason", "Іздестірілуде")])
            #expect(answered.status == 200, "\(answered.text)")
            await scene.pass(days: 6)
            #expect(try await scene.arna.letters(.campaignReminder).isEmpty)
            await scene.pass(days: 1)
            let expected = ["min@example.kz", "basqarma@example.kz", "audan@example.kz"]
            #expect(
                try await scene.arna.letters(.campaignReminder).map(\.recipient) == expected)
            func written() async throws -> Int? {
                try await scene.arna.owner.value(
                    "SELECT count(*) FROM platform.letters WHERE kind = 'registry.campaignReminder'",
                    as: Int.self)
            }
            await scene.pass(days: 4)
            #expect(try await written() == 3)
            await scene.pass(days: 5)
            #expect(try await written() == 6)
            let late = try await scene.act("reminders", id)
            #expect(late.status == 409)
        }
    }

    @Test func `goes at once when the organiser says so, and not twice on a day`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Аудан"])
            #expect(try await scene.act("reminders", id).status == 200)
            #expect(try await scene.arna.letters(.campaignReminder).isEmpty)
            await scene.pass(days: 1)
            for _ in 1...2 { #expect(try await scene.act("reminders", id).status == 200) }
            let letters = try await scene.arna.letters(.campaignReminder)
            #expect(letters.count == 1)
            let first = try await scene.link(of: "audan@example.kz")
            let second = try await scene.link(of: "audan@example.kz", .campaignReminder)
            #expect(first != second)
            for link in [first, second] {
                #expect(try await scene.arna.browser.open(link).status == 200)
            }
        }
    }

    @Test func `leaves no letter of before to go with it, however long the mail was away`()
        async throws
    {
        try await Collecting.open { scene async throws in
            _ = try await scene.opened(asking: ["Аудан"])
            await scene.pass(days: 13)
            let ends = try await scene.arna.owner.rows(
                """
                SELECT kind, to_char(until AT TIME ZONE 'Asia/Almaty', 'YYYY-MM-DD HH24:MI')
                FROM platform.letters ORDER BY id
                """, as: (String, String).self)
            #expect(
                ends.map { "\($0.0) \($0.1)" } == [
                    "registry.campaignRequest 2026-10-08 00:00",
                    "registry.campaignReminder 2026-10-13 00:00",
                    "registry.campaignReminder 2026-10-16 00:00",
                ])
        }
    }

    @Test(arguments: ["0", "91", "seven", "7;2"])
    func `has days that are numbers`(_ text: String) {
        #expect(ReminderDays(settingText: text) == nil)
    }

    @Test func `has days that may be none`() throws {
        let never = try #require(ReminderDays(settingText: ""))
        let due = Day(daysSince2000: 9_000)
        #expect(never.latest(by: due, before: due) == nil)
        #expect(never.next(after: due.adding(days: -3), before: due) == due.adding(days: 1))
    }
}
