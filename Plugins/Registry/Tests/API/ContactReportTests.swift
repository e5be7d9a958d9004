import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

@Suite struct `A wrong contact` {
    private func form(_ official: String, _ language: String = "kk") -> String {
        "/\(language)/registry/officials/\(official)/contact-reports/new"
    }

    private func reports(_ official: String) -> String {
        "\(api)/officials/\(official)/contact-reports"
    }

    private func count(_ arna: Arna, _ rows: SQL) async throws -> Int? {
        try await arna.owner.value("SELECT count(*) \(rows)", as: Int.self)
    }

    @Test func `is reported by anyone, who gets a page that tells how it stands`() async throws {
        try await withOfficial { arna, id, client in
            let card = try await arna.browser.open("/kk/registry/officials/\(id)")
            #expect(card.text.contains("Байланыс деректері қате ме?"))
            let state = try await arna.browser.fill(
                form(id), [("subject", "phone"), ("details", "Нөмір <b>басқа</b>")])
            #expect(state.status == 200)
            #expect(state.text.contains("Хабарламаңыз қабылданды"))
            #expect(state.text.contains("Нөмір &lt;b&gt;басқа"))
            let operators = try await arna.browser(.operator)
            let notes = try await operators.open("/ru/registry/contact-notes")
            #expect(notes.text.contains("Читатель списка"))
            #expect(notes.text.contains("Номер телефона"))
            let report = try await client.read("contact-notes?source=reader").items.first
            let settlement = "contact-reports/\(report?["id"]?.string ?? "")/settlement"
            let settled = try await operators.fill(
                "/ru/registry/\(settlement)",
                [("outcome", "corrected"), ("answer", "Спасибо")])
            #expect(settled.text.contains("Ничего не ожидает"), "\(settled.text)")
            let again = try await client.post("\(api)/\(settlement)", ["outcome": "right"])
            #expect(again.status == 409)
        }
    }

    @Test func `says by its secret how it stands, and what the answer is`() async throws {
        try await withOfficial { arna, id, client in
            let sent = try await arna.stranger.post(
                reports(id), ["subject": "person", "details": "Жұмыстан кетті"])
            #expect(sent.status == 201, "\(sent.text)")
            let token = try #require(sent.json["token"]?.string)
            let waiting = try await arna.stranger.read("contact-answers/\(token)")
            #expect(waiting["outcome"] == .null)
            let report = try #require(sent.json["id"]?.string)
            let settled = try await client.post(
                "\(api)/contact-reports/\(report)/settlement",
                ["outcome": "unverifiable", "answer": "Органнан сұрадық"])
            #expect(settled.status == 200, "\(settled.text)")
            let answered = try await arna.stranger.read("contact-answers/\(token)")
            #expect(answered["answer"]?.string == "Органнан сұрадық")
            let page = try await arna.browser.open("/ru/registry/contact-answers/\(token)")
            #expect(page.text.contains("Проверить эти сведения не удалось"))
            for forged in [String(token.dropLast(2)) + "AA", "short"] {
                let path = "\(api)/contact-answers/\(forged)"
                #expect(try await arna.stranger.get(path).status == 404)
            }
            let kept = try await count(
                arna, "FROM registry.contact_reporters WHERE octet_length(digest) = 32")
            #expect(kept == 1)
        }
    }

    @Test func `is answered by a letter in the language of the page, and the address is forgotten`()
        async throws
    {
        try await withOfficial { arna, id, client in
            _ = try await arna.browser.fill(
                form(id, "ru"),
                [
                    ("subject", "email"), ("details", "Купите слона"),
                    ("email", "oqyrman@example.kz"),
                ])
            let note = try #require(try await client.read("contact-notes").items.first)
            #expect(note["awaitsLetter"]?.bool == true)
            #expect(note["email"] == nil)
            let settled = try await client.post(
                "\(api)/contact-reports/\(note["id"]?.string ?? "")/settlement",
                ["outcome": "right", "answer": "Адрес\nверен"])
            #expect(settled.status == 200, "\(settled.text)")
            let letters = try await arna.letters(.contactReportAnswer)
            #expect(letters.map(\.recipient) == ["oqyrman@example.kz"])
            let body = letters.first?.body ?? ""
            #expect(body.contains("Проверено: сведения в списке верны. Адрес верен"))
            #expect(!body.contains("слона") && !body.contains("Сәлем"))
            let link = try #require(letters.first?.link)
            let page = try await arna.browser.open(
                String(link.dropFirst("https://arna.example.kz".count)))
            #expect(page.status == 200 && page.text.contains("Адрес\nверен"))
            #expect(!page.text.contains("слона"))
            let left = try await count(
                arna, "FROM registry.contact_reporters WHERE email IS NOT NULL")
            #expect(left == 0)
            let audit = try await arna.owner.rows(
                "SELECT coalesce(after::text, '') FROM platform.audit", as: String.self)
            #expect(!audit.contains { $0.contains("oqyrman") || $0.contains("слона") })
        }
    }

    @Test func `keeps an address for ninety days at most`() async throws {
        try await withOfficial { arna, id, _ in
            _ = try await arna.stranger.post(
                reports(id), ["subject": "phone", "email": "oqyrman@example.kz"])
            await arna.runJobs()
            arna.clock.advance(by: 89 * 86_400)
            await arna.runJobs()
            let rows: SQL = "FROM registry.contact_reporters WHERE email IS NOT NULL"
            #expect(try await count(arna, rows) == 1)
            arna.clock.advance(by: 2 * 86_400)
            await arna.runJobs()
            #expect(try await count(arna, rows) == 0)
        }
    }

    @Test func `that several report alike is one, with their number`() async throws {
        try await withOfficial { arna, id, client in
            for (number, words) in ["Нөмір  ескі", "нөмір ескі ", "Нөмір жоқ"].enumerated() {
                var reader = arna.stranger
                reader.address = "198.51.100.\(number + 1)"
                let sent = try await reader.post(
                    reports(id), ["subject": "phone", "details": .string(words)])
                #expect(sent.status == 201, "\(sent.text)")
            }
            let notes = try await client.read("contact-notes").items
            #expect(notes.compactMap { $0["count"]?.int }.sorted() == [1, 2])
            #expect(try await count(arna, "FROM registry.contact_reporters") == 3)
        }
    }

    @Test func `is reported a few times an hour from one address, whatever it tries`() async throws
    {
        try await withOfficial { arna, id, _ in
            for number in 1...200 {
                let sent = try await arna.stranger.post(
                    reports(id), ["subject": "other", "details": .string("№ \(number)")])
                #expect(sent.status == (number <= 5 ? 201 : 429))
                if number == 6 { #expect(sent.headers["retry-after"] == "3600") }
            }
            #expect(try await count(arna, "FROM registry.contact_reports") == 5)
            let kept = try await arna.browser.fill(
                form(id), [("subject", "phone"), ("details", "Сақталсын")])
            #expect(kept.status == 429)
            #expect(kept.headers["retry-after"] == "3600")
            #expect(kept.text.contains("Сақталсын") && kept.text.contains("60 минуттан кейін"))
            var other = arna.stranger
            other.address = "198.51.100.7"
            #expect(try await other.post(reports(id), ["subject": "phone"]).status == 201)
            arna.clock.advance(by: 3_600)
            #expect(try await arna.stranger.post(reports(id), ["subject": "email"]).status == 201)
        }
    }

    @Test func `that was refused does not count as one of the few`() async throws {
        try await withOfficial { arna, id, _ in
            for _ in 1...10 {
                let empty = try await arna.stranger.post(reports(id), ["subject": "other"])
                #expect(empty.problems == ["/details required"])
            }
            let none = try await arna.stranger.post(reports(id), [:])
            #expect(none.problems == ["/subject required"])
            let mail = try await arna.stranger.post(
                reports(id), ["subject": "phone", "email": "кіммен@"])
            #expect(mail.problems == ["/email notAnEmail"])
            #expect(try await arna.stranger.post(reports(id), ["subject": "phone"]).status == 201)
        }
    }

    @Test func `of one official waits twenty times at most, from however many addresses`()
        async throws
    {
        try await withOfficial { arna, id, _ in
            for number in 1...25 {
                var reader = arna.stranger
                reader.address = "198.51.100.\(number)"
                let sent = try await reader.post(
                    reports(id), ["subject": "other", "details": .string("№ \(number)")])
                #expect(sent.status == (number <= 20 ? 201 : 429))
            }
            #expect(try await count(arna, "FROM registry.contact_reports") == 20)
        }
    }

    @Test func `of those who are not on the list is nobody's`() async throws {
        try await withOfficial { arna, id, client async throws in
            #expect(try await client.step("withdrawal", id).status == 200)
            #expect(try await arna.stranger.post(reports(id), ["subject": "phone"]).status == 404)
            #expect(try await arna.browser.open(form(id)).status == 404)
        }
    }

    @Test func `is seen to by those whose body it is about`() async throws {
        try await TwoOblasts.open { scene in
            let mine = try #require(scene.designations[scene.mine.akimat])
            let others = try #require(scene.designations[scene.others.akimat])
            for id in [mine, others] {
                let sent = try await scene.arna.stranger.post(reports(id), ["subject": "phone"])
                #expect(sent.status == 201, "\(sent.text)")
            }
            let seen = try await scene.oblast.read("contact-notes").items
            #expect(seen.map { $0["designationId"]?.string } == [mine])
            let foreign =
                try await scene.ministry.read("contact-notes").items
                .first { $0["designationId"]?.string == others }?["id"]?.string ?? ""
            let settled = try await scene.oblast.post(
                "\(api)/contact-reports/\(foreign)/settlement", ["outcome": "right"])
            #expect(settled.status == 404)
            #expect(try await scene.arna.stranger.get("\(api)/contact-notes").status == 401)
        }
    }
}
