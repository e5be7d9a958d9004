import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

@Suite struct `Contacts that letters ask for` {
    @Test func `are asked for by one letter when mail is back after weeks, not by all at once`()
        async throws
    {
        try await ContactScene.play { scene in
            try scene.mail.isAway(true)
            for day in 1...30 {
                _ = try await scene.letters(after: 1)
                await scene.arna.sendLetters()
                if day == 15 { #expect(try await scene.arna.letters(.contactReminder).count == 1) }
            }
            try scene.mail.isAway(false)
            scene.arna.clock.advance(by: 7_200)
            await scene.arna.sendLetters()
            #expect(scene.mail.recipients == ["synaq@example.kz"])
        }
    }

    @Test func `are not shown by a letter that went to an address which was corrected since`()
        async throws
    {
        try await ContactScene.play { scene in
            let old = try await scene.link()
            try await scene.correct([
                ["kind": "email", "value": "zhana@example.kz", "public": true]
            ])
            for page in ["", "/confirmation", "/change"] {
                let answer = try await scene.arna.browser.open(old + page)
                #expect(answer.status == 404)
                #expect(!answer.text.contains("zhana@example.kz"))
                #expect(answer.text.contains("Сіздікі емес"))
            }
            let new = try await scene.link(after: 14, .contactReminder)
            #expect(scene.mail.recipients == ["synaq@example.kz", "zhana@example.kz"])
            #expect(try await scene.arna.browser.open(new).status == 200)
        }
    }

    @Test func `are asked for at the first address that a letter can reach, if there is one`()
        async throws
    {
        try await ContactScene.play { scene in
            try await scene.correct([
                ["kind": "email", "value": "сынақ@example.kz", "public": true],
                ["kind": "email", "value": "synaq@мекеме.kz", "public": true],
                ["kind": "email", "value": "second@example.kz", "public": false],
            ])
            let body = try await scene.client.recorded("bodies", Records.body("Екінші"))
            let beyond = try await scene.client.recorded(
                "designations",
                Records.designation(
                    of: body,
                    with: ["contacts": [["kind": "email", "value": "а@б.kz", "public": true]]]))
            let letters = try await scene.letters(after: 1)
            #expect(letters.map(\.recipient) == ["second@example.kz"])
            let list = try await scene.client.read("designations?gap=withoutAddress")
            #expect(list.items.map { $0["id"]?.string } == [beyond])
            let notes = try await scene.arna.browser(.operator).open("/ru/registry/contact-notes")
            #expect(notes.text.contains("нельзя 1 должностное лицо"))
            #expect(notes.text.contains("designations?gap=withoutAddress"))
        }
    }

    @Test func `are asked for at addresses that the database takes for such as the host does`()
        async throws
    {
        let texts = [
            "a@b.kz", "a@localhost", "a.b+c@d-e.gov.kz", "a@-b.kz", "a@b-.kz", "a@b..kz", "@b.kz",
            "a@", "a b@c.kz", "a@b.kz\nc@d.kz", "а@b.kz", "a@б.kz", "a@b.kz.", "\"a\"@b.kz",
            "a`{|}~!#$%&'*/=?^_-@b.kz", "\(String(repeating: "a", count: 64))@b.kz",
            "\(String(repeating: "a", count: 65))@b.kz",
            "a@\(String(repeating: "b", count: 63)).kz",
            "a@\(String(repeating: "b", count: 64)).kz",
            "a@" + String(repeating: "b234567890.", count: 23) + "kz",
        ]
        try await withRegistry { arna in
            for text in texts {
                let contacts: JSON = [["kind": "email", "value": .string(text), "public": true]]
                let taken = try await arna.owner.rows(
                    """
                    SELECT mail.address FROM (SELECT \(contacts.text)::jsonb AS contacts) AS d
                        CROSS JOIN LATERAL (\(ContactQueries.addresses)) AS mail
                    """, as: String.self)
                #expect((taken == [text]) == (MailAddress(text) != nil), "\(text)")
            }
        }
    }
}
