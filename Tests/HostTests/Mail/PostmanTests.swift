import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

@Suite struct `The postman` {
    private let whileDown = "[ -e down ] && exit 75"

    @Test func `brings all, once each and in their order, after a day without a mail server`()
        async throws
    {
        try await PostScene.play(whileDown) { scene in
            try scene.mark("down")
            var asked: [String] = []
            for hour in 1...24 {
                asked.append("hour\(hour)@example.kz")
                _ = try await scene.invite("hour\(hour)@example.kz")
                try await scene.goOn(for: 3_600)
            }
            #expect(try scene.taken.isEmpty)
            try scene.mark("down", false)
            try await scene.goOn(for: 1_200)
            #expect(try scene.recipients == asked)
            let ids = try scene.taken.compactMap { $0.headers["Message-ID"] }
            #expect(Set(ids).count == 24)
            #expect(try await scene.outcomes().allSatisfy { $0 == "sent" })
        }
    }

    @Test func `is held up by no letter that is at fault itself, and brings it when it is mended`()
        async throws
    {
        let script = #"case "$*" in *bad*) [ -e mended ] || exit 75;; esac"#
        try await PostScene.play(script) { scene in
            for name in ["bad1", "bad2", "bad3", "a", "b"] {
                _ = try await scene.invite("\(name)@example.kz")
            }
            try await scene.goOn(for: 3_600)
            #expect(try scene.recipients == ["a@example.kz", "b@example.kz"])
            _ = try await scene.invite("c@example.kz")
            await scene.arna.sendLetters()
            #expect(try scene.recipients.last == "c@example.kz")
            try scene.mark("mended")
            try await scene.goOn(for: 5 * 3_600)
            #expect(try scene.taken.count == 6)
        }
    }

    @Test func `gives a letter back to the operator that nobody takes for five days`() async throws
    {
        try await PostScene.play(#"case "$*" in *bad*) exit 75;; esac"#) { scene in
            _ = try await scene.invite("bad@example.kz")
            for _ in 1...40 {
                _ = try await scene.invite("good@example.kz")
                try await scene.goOn(for: 4 * 3_600, every: 7_200)
            }
            #expect(try await scene.outcomes().first == "refused")
        }
    }

    @Test(arguments: ["exit 67", "exit 65"])
    func `gives up a letter that is refused, and an operator has it sent again or not`(
        _ script: String
    ) async throws {
        try await PostScene.play("[ -e mended ] || \(script)") { scene in
            for name in ["a", "b"] { _ = try await scene.invite("\(name)@example.kz") }
            try await scene.goOn(for: 7_200)
            #expect(try await scene.outcomes() == ["refused", "refused"])
            let browser = try await scene.arna.browser(.administrator)
            let page = try await browser.open("/ru/mail")
            #expect(page.text.contains("Не принято"))
            #expect(page.text.contains("a@example.kz"))
            try scene.mark("mended")
            _ = try await browser.fill("/ru/mail", to: "/ru/mail/1/resending", [])
            _ = try await browser.fill("/ru/mail", to: "/ru/mail/2/cancellation", [])
            await scene.arna.sendLetters()
            #expect(try scene.recipients == ["a@example.kz"])
            #expect(try await scene.outcomes() == ["sent", "cancelled"])
            let acts = try await scene.arna.owner.rows(
                "SELECT action FROM platform.audit WHERE action LIKE 'host.mail.%' ORDER BY id",
                as: String.self)
            #expect(acts == ["host.mail.sentAgain", "host.mail.cancelled"])
        }
    }

    @Test(arguments: ["kill -9 $$", "sleep 60", "sleep 60 & wait"])
    func `sends nothing again of which nobody knows whether it went`(_ script: String) async throws
    {
        try await PostScene.play("[ -e mended ] || { \(script); }") { scene in
            _ = try await scene.invite("a@example.kz")
            let postman = Postman(site: scene.arna.host.site, limit: .milliseconds(300))
            await postman.handOverAll()
            #expect(try await scene.outcomes() == ["unclear"])
            try scene.mark("mended")
            try await scene.goOn(for: 86_400)
            #expect(try scene.taken.isEmpty)
            let id = try await scene.arna.owner.value(
                "SELECT message_id FROM platform.letters", as: UUID.self)
            try await scene.arna.host.sendLetterAgain(1)
            await scene.arna.sendLetters()
            let letter = try #require(try scene.taken.first)
            #expect(letter.headers["Message-ID"]?.contains(id?.text ?? "-") == true)
        }
    }

    @Test func `knows that a host ended while the mail system had a letter`() async throws {
        try await PostScene.play { scene in
            for name in ["a", "b"] { _ = try await scene.invite("\(name)@example.kz") }
            try await scene.arna.owner.execute(
                "UPDATE platform.letters SET begun_at = asked_at WHERE id = 1")
            await scene.arna.sendLetters()
            #expect(try await scene.outcomes() == ["unclear", "sent"])
            #expect(try scene.recipients == ["b@example.kz"])
        }
    }

    @Test func `brings each letter once, however many hosts there are`() async throws {
        try await PostScene.play { scene in
            for number in 1...20 { _ = try await scene.invite("a\(number)@example.kz") }
            await withDiscardingTaskGroup { group in
                for _ in 1...4 {
                    let postman = Postman(site: scene.arna.host.site)
                    group.addTask { await postman.handOverAll() }
                }
            }
            await scene.arna.sendLetters()
            #expect(try scene.recipients == (1...20).map { "a\($0)@example.kz" })
        }
    }

    @Test(arguments: ["exit 78", "exit 1"])
    func `waits for a mail system that is not set up`(_ script: String) async throws {
        try await PostScene.play("[ -e mended ] || \(script)") { scene in
            _ = try await scene.invite("a@example.kz")
            try await scene.goOn(for: 3_600)
            try scene.mark("mended")
            try await scene.goOn(for: 3_600)
            #expect(try scene.recipients == ["a@example.kz"])
        }
    }

    @Test func `waits for a program that is not there`() async throws {
        try await PostScene.play(settings: ["mail.sendmail": "/nowhere/sendmail"]) { scene in
            _ = try await scene.invite("a@example.kz")
            await scene.arna.sendLetters()
            #expect(try await scene.outcomes() == [nil])
            let lines = try await scene.arna.host.mailLines()
            #expect(lines.contains { $0.contains("could not be started") })
        }
    }

    @Test func `is counted for those who watch`() async throws {
        try await PostScene.play("exit 67") { scene in
            _ = try await scene.invite("a@example.kz")
            await scene.arna.sendLetters()
            let figures = try await MailFigures(in: scene.arna.owner, at: scene.arna.clock.now)
                .families.exposition
            #expect(
                figures.contains(
                    #"arna_letters_stuck{plugin="publications",letter="publications.invitation"} 1"#
                ))
            let json = try JSONParser.parse(Array(try await scene.arna.host.mailJSON().utf8))
            #expect(json["letters"]?.array?.first?["stuck"]?.int == 1)
            #expect(json["troubles"]?.array?.first?["state"]?.string == "refused")
        }
    }
}

@Suite struct `The address from which letters go` {
    @Test(arguments: ["nobody", "a@b@c", "Arna <arna@example.kz>"])
    func `is one, or nothing`(_ text: String) {
        #expect(throws: SettingsRefused.self) { try HostSettings.forTests(["mail.from": text]) }
    }

    @Test(arguments: [
        "arna.example.kz", "ftp://arna.example.kz", "https://a.kz/path", "https://a b.kz",
    ])
    func `is not that of the site, which is whole`(_ text: String) {
        #expect(throws: SettingsRefused.self) { try HostSettings.forTests(["site.address": text]) }
    }
}
