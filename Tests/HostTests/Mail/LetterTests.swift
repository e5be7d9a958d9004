import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

@Suite struct `A letter` {
    @Test func `goes once when its change holds, and nothing of its content stays`() async throws {
        try await PostScene.play { scene in
            #expect(try await scene.invite("a@example.kz").status == 200)
            #expect(try scene.taken.isEmpty)
            await scene.arna.sendLetters()
            await scene.arna.sendLetters()
            let envelopes = try scene.taken.map(\.envelope)
            #expect(envelopes == ["-i -f arna@ministry.example.kz -- a@example.kz"])
            let left = try await scene.arna.owner.value(
                """
                SELECT count(*) FROM platform.letters
                WHERE outcome = 'sent' AND num_nulls(recipient, subject, body) = 3
                """, as: Int.self)
            #expect(left == 1)
        }
    }

    @Test func `has a long value shortened in its subject, and whole in its body`() async throws {
        try await PostScene.play { scene in
            let name = String(repeating: "Ұ", count: 300)
            let sent = try await scene.invite("a@example.kz", with: [.init("name", .string(name))])
            #expect(sent.status == 200, "\(sent.text)")
            await scene.arna.sendLetters()
            let body = try #require(try scene.taken.first?.body)
            #expect(body.contains("Құрметті \(name)!") && body.contains("Здравствуйте, \(name)!"))
            let subject = try scene.taken.first?.headers["Subject"] ?? ""
            #expect(subject.utf8.count <= 500 && subject.contains("Ұ… / "), "\(subject)")
        }
    }

    @Test func `was never written where its change is undone`() async throws {
        try await PostScene.play { scene in
            let answer = try await scene.invite("a@example.kz", with: [.init("isRegretted", true)])
            #expect(answer.status == 412)
            await scene.arna.sendLetters()
            #expect(try scene.taken.isEmpty)
        }
    }

    @Test func `is in Kazakh with Russian below where nobody knows the language`() async throws {
        try await PostScene.play { scene in
            _ = try await scene.invite("a@example.kz")
            await scene.arna.sendLetters()
            let letter = try #require(try scene.taken.first)
            #expect(letter.headers["Subject"] == "Жаңа басылым – Әлия / Новое издание – Әлия")
            #expect(letter.headers["Content-Language"] == "kk, ru")
            #expect(
                letter.body
                    == [
                        "Құрметті Әлия!", "",
                        "https://arna.example.kz/kk/publications/readers/s3cret", "", "— — —", "",
                        "Здравствуйте, Әлия!", "",
                        "https://arna.example.kz/ru/publications/readers/s3cret", "",
                    ].joined(separator: "\r\n"))
        }
    }

    @Test func `is as mail systems want it`() async throws {
        try await PostScene.play { scene in
            let long = String(repeating: "Ұзақ есім ", count: 9).trimmingCharacters(
                in: .whitespaces)
            _ = try await scene.invite(
                "a@example.kz", with: [.init("language", "en"), .init("name", .string(long))])
            await scene.arna.sendLetters()
            let letter = try #require(try scene.taken.first)
            #expect(letter.headers["Subject"] == "New publication – \(long)")
            #expect(letter.headers["Date"] == "Thu, 01 Oct 2026 12:00:00 +0500")
            #expect(letter.headers["To"] == "<a@example.kz>")
            #expect(
                letter.headers["From"]
                    == "Қазақстан Республикасының Мәдениет және ақпарат министрлігі "
                    + "<arna@ministry.example.kz>")
            #expect(letter.headers["Auto-Submitted"] == "auto-generated")
            #expect(letter.headers["Content-Type"] == "text/plain; charset=utf-8")
            let id = try #require(letter.headers["Message-ID"])
            #expect(id.contains(/^<[0-9a-f-]{36}@ministry\.example\.kz>$/))
            #expect(
                letter.lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 128 } })
        }
    }

    @Test(arguments: ["a\nBcc: b@example.kz", "a\r\nb", "a\u{2028}b", "a\u{0}"])
    func `is refused where a value could begin another line`(_ name: String) async throws {
        try await PostScene.play { scene in
            let answer = try await scene.invite(
                "a@example.kz", with: [.init("name", .string(name))])
            #expect((400..<500).contains(answer.status))
            #expect(try await scene.outcomes().isEmpty)
        }
    }

    @Test(arguments: [
        "", "a", "a@", "@b.kz", "a b@c.kz", "a@b.kz\nBcc: c@d.kz", "a@b..kz", "a@-b.kz",
        "әлия@b.kz",
        "<a@b.kz>", "a@b.kz,c@d.kz",
    ])
    func `goes to no address that is none`(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test func `of the demonstration never leaves the machine, and holds nothing`() async throws {
        try await PostScene.play(settings: ["site.address": ""]) { scene in
            let answer = try await scene.invite(
                "a@example.kz", with: [.init("isOfDemonstration", true)])
            #expect(answer.status == 200)
            await scene.arna.sendLetters()
            #expect(try scene.taken.isEmpty)
            #expect(try await scene.outcomes() == ["demonstration"])
            try await scene.arna.removeDemonstration()
            #expect(try await scene.outcomes().isEmpty)
        }
    }

    @Test func `with a link is not written where nobody has said where people come in`()
        async throws
    {
        try await PostScene.play(settings: ["site.address": ""]) { scene in
            let answer = try await scene.invite("a@example.kz")
            #expect(answer.status == 503)
            #expect(answer.text.contains("site.address"))
        }
    }

    @Test func `waits where nobody is named from whom it goes, until its time is over`()
        async throws
    {
        try await PostScene.play(settings: ["mail.from": ""]) { scene in
            _ = try await scene.invite("a@example.kz")
            await scene.arna.sendLetters()
            #expect(try await scene.outcomes() == [nil])
            let page = try await scene.arna.browser(.administrator).open("/kk/mail")
            #expect(page.text.contains("mail.from"))
            await scene.arna.runJobs()
            scene.arna.clock.advance(by: 8 * 86_400)
            await scene.arna.runJobs()
            #expect(try await scene.outcomes() == ["expired"])
        }
    }

    @Test func `leads to a page that there is`() {
        struct Astray: Plugin, SendsMail {
            init() {}
            var letters: [LetterKind] { [.invitation] }
        }
        let flaws = Contributions(of: Astray()).flaws(of: "publications").map(\.description)
        #expect(
            flaws == [
                "letter publications.invitation leads to readers/{token}, which is no page"
            ])
        #expect(
            Contributions(of: Astray()).flaws(of: "other").map(\.description).contains(
                "letter publications.invitation does not begin with other."))
    }
}
