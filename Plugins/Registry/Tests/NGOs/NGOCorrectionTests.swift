import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `An error on a card` {
    private func withCard(
        _ test: (Arna, _ card: String, _ ministry: Client) async throws -> Void
    ) async throws {
        try await withRegistry(settings: ["site.address": "https://arna.example.kz"]) { arna in
            let ministry = try await arna.program(.operator)
            let card = try await ministry.recorded("ngos", Records.ngo("Үлгі"))
            try await test(arna, card, ministry)
        }
    }

    private func say(
        _ input: JSON, of card: String, from address: String = "198.51.100.1", _ arna: Arna
    ) async throws -> Answer {
        var reader = arna.stranger
        reader.address = address
        return try await reader.post("\(api)/ngos/\(card)/corrections", input)
    }

    @Test func `is reported by anyone, answered by an operator and read on a page of one's own`()
        async throws
    {
        try await withCard { arna, card, ministry in
            let state = try await arna.browser.fill(
                "/ru/registry/ngos/\(card)/corrections/new",
                [
                    ("subject", "head"), ("details", "Другой <b>человек</b>"),
                    ("email", "oqyrman@example.kz"),
                ])
            #expect(state.text.contains("Ваше сообщение об ошибке на карточке"), "\(state.text)")
            #expect(state.text.contains("Другой &lt;b&gt;человек"))
            #expect(state.text.contains("/ru/registry/ngos/\(card)\""))
            let browser = try await arna.browser(.operator)
            let list = try await browser.open("/ru/registry/ngos/corrections")
            #expect(list.text.contains("Руководитель") && list.text.contains("Үлгі"))
            #expect(!list.text.contains("oqyrman"))
            let id = try #require(
                try await ministry.read("ngo-corrections").items.first?["id"]?.string)
            let settled = try await browser.fill(
                "/ru/registry/ngos/corrections/\(id)/settlement",
                [("outcome", "corrected"), ("answer", "Спасибо, исправлено")])
            #expect(settled.text.contains("Ничего не ожидает"), "\(settled.text)")
            let letter = try #require(try await arna.letters(.ngoCorrectionAnswer).first)
            #expect(letter.recipient == "oqyrman@example.kz")
            #expect(letter.body.contains("Организация: Үлгі по-русски."))
            #expect(!letter.body.contains("человек"))
            let link = String(try #require(letter.link).dropFirst("https://arna.example.kz".count))
            let page = try await arna.browser.open(link)
            #expect(page.text.contains("Спасибо, исправлено") && !page.text.contains("человек"))
            let again = try await ministry.post(
                "\(api)/ngo-corrections/\(id)/settlement", ["outcome": "right"])
            #expect(again.status == 409)
        }
    }

    @Test func `that several report alike is one, with their number`() async throws {
        try await withCard { arna, card, ministry in
            for (number, words) in ["Мекенжай  ескі", "мекенжай ескі ", "Мекенжай жоқ"].enumerated()
            {
                let sent = try await say(
                    ["subject": "place", "details": .string(words)], of: card,
                    from: "198.51.100.\(number + 1)", arna)
                #expect(sent.status == 201, "\(sent.text)")
            }
            let waiting = try await ministry.read("ngo-corrections").items
            #expect(waiting.compactMap { $0["count"]?.int }.sorted() == [1, 2])
            #expect(try await ministry.read("contact-notes").items.isEmpty)
        }
    }

    @Test func `is reported five times an hour from one address, and twenty wait at most`()
        async throws
    {
        try await withCard { arna, card, _ in
            for number in 1...50 {
                let sent = try await say(
                    ["subject": "other", "details": .string("№ \(number)")], of: card, arna)
                #expect(sent.status == (number <= 5 ? 201 : 429))
            }
            for number in 6...25 {
                let sent = try await say(
                    ["subject": "other", "details": .string("№ \(number)")], of: card,
                    from: "198.51.100.\(number)", arna)
                #expect(sent.status == (number <= 20 ? 201 : 429))
            }
        }
    }

    @Test func `is named by one of the known words, and «other» says which`() async throws {
        try await withCard { arna, card, _ async throws in
            #expect(try await say([:], of: card, arna).problems == ["/subject required"])
            let other = try await say(["subject": "other"], of: card, arna)
            #expect(other.problems == ["/details required"])
            let phone = try await say(["subject": "phone"], of: card, arna)
            #expect(phone.problems == ["/subject notAChoice"])
            let mail = try await say(["subject": "bin", "email": "кіммен@"], of: card, arna)
            #expect(mail.problems == ["/email notAnEmail"])
            let nowhere = try await say(["subject": "bin"], of: UUID().uuidString, arna)
            #expect(nowhere.status == 404)
        }
    }

    @Test func `of a merged card is one of the card that took over`() async throws {
        try await withCard { arna, card, ministry in
            let other = try await ministry.recorded("ngos", Records.ngo("Үлгі"))
            let merged = try await ministry.post(
                "\(api)/ngos/\(card)/merging", ["intoId": .string(other)])
            #expect(merged.status == 200)
            #expect(try await say(["subject": "name"], of: card, arna).status == 201)
            let waiting = try await ministry.read("ngo-corrections").items
            #expect(waiting.map { $0["ngoId"]?.string } == [other])
        }
    }

    @Test func `is seen and answered by those who may, and no report of a contact is`() async throws
    {
        try await withOfficial { arna, official, ministry in
            let sent = try await arna.stranger.post(
                "\(api)/officials/\(official)/contact-reports", ["subject": "phone"])
            let contact = sent.json["id"]?.string ?? ""
            let wrong = try await ministry.post(
                "\(api)/ngo-corrections/\(contact)/settlement", ["outcome": "right"])
            #expect(wrong.status == 404)
            let card = try await ministry.recorded("ngos", Records.ngo("Үлгі"))
            let said = try await say(["subject": "name"], of: card, arna)
            let id = said.json["id"]?.string ?? ""
            let token = said.json["token"]?.string ?? ""
            #expect(try await arna.stranger.read("ngo-answers/\(token)")["ngoId"]?.string == card)
            let mixed = try await arna.stranger.get("\(api)/contact-answers/\(token)")
            #expect(mixed.status == 404)
            let foreign = try await ministry.post(
                "\(api)/contact-reports/\(id)/settlement", ["outcome": "right"])
            #expect(foreign.status == 404)
            let reader = try await arna.program(.reader)
            #expect(try await reader.read("ngo-corrections").items.count == 1)
            let settled = try await reader.post(
                "\(api)/ngo-corrections/\(id)/settlement", ["outcome": "right"])
            #expect(settled.status == 403)
            #expect(try await arna.stranger.get("\(api)/ngo-corrections").status == 401)
        }
    }
}
