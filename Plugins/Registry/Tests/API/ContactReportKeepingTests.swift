import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

@Suite struct `What is kept of a reported contact` {
    private func report(
        _ official: String, _ input: JSON, from address: String = "198.51.100.1", _ arna: Arna
    ) async throws -> Answer {
        var reader = arna.stranger
        reader.address = address
        return try await reader.post("\(api)/officials/\(official)/contact-reports", input)
    }

    private func settle(
        _ report: String, _ input: JSON = ["outcome": "right"], by client: Client
    ) async throws -> Answer {
        try await client.post("\(api)/contact-reports/\(report)/settlement", input)
    }

    @Test func `is one letter for an address, however often it is given`() async throws {
        try await withOfficial { arna, id, client in
            var reports: Set<String> = []
            for (number, email) in ["a@example.kz", "A@example.kz", "b@example.kz"].enumerated() {
                let sent = try await report(
                    id, ["subject": "phone", "email": .string(email)],
                    from: "198.51.100.\(number)", arna)
                #expect(sent.status == 201 && sent.headers["location"] == nil)
                reports.insert(sent.json["id"]?.string ?? "")
                let token = sent.json["token"]?.string ?? ""
                #expect(
                    try await arna.stranger.get("\(api)/contact-answers/\(token)").status == 200)
            }
            #expect(reports.count == 1)
            #expect(try await settle(reports.first ?? "", by: client).status == 200)
            let letters = try await arna.letters(.contactReportAnswer)
            #expect(letters.map(\.recipient).sorted() == ["a@example.kz", "b@example.kz"])
            #expect(Set(letters.compactMap(\.link)).count == 2)
        }
    }

    @Test func `is a hundred who say the same at most`() async throws {
        try await withOfficial { arna, id, client in
            let first = try await report(id, ["subject": "phone"], arna)
            let known = try #require(first.json["id"]?.string)
            try await arna.owner.execute(
                """
                INSERT INTO registry.contact_reporters (digest, report_id, reported_at, language)
                SELECT sha256(convert_to(n::text, 'UTF8')), \(known)::uuid, now(), 'kk'
                FROM generate_series(2, 100) AS n
                """)
            let beyond = try await report(id, ["subject": "phone"], from: "198.51.100.2", arna)
            #expect(beyond.status == 429)
            let note = try await client.read("contact-notes").items.first
            #expect(note?["count"]?.int == 1)
        }
    }

    @Test func `is not the address from which it came`() async throws {
        try await withOfficial { arna, id, _ in
            #expect(try await report(id, ["subject": "phone"], arna).status == 201)
            let audited = try await arna.owner.rows(
                """
                SELECT coalesce(address, 'none') FROM platform.audit
                WHERE action = 'registry.designation.contactsReported'
                """, as: String.self)
            #expect(audited == ["none"])
        }
    }

    @Test func `is no name that the public list has no more`() async throws {
        try await withOfficial { arna, id, client in
            let sent = try await report(
                id, ["subject": "phone", "email": "a@example.kz"], arna)
            let page = "/kk/registry/contact-answers/\(sent.json["token"]?.string ?? "")"
            #expect(try await arna.browser.open(page).text.contains("Сынақов"))
            #expect(try await client.step("withdrawal", id).status == 200)
            let after = try await arna.browser.open(page)
            #expect(after.status == 200 && !after.text.contains("Сынақов"))
            #expect(try await settle(sent.json["id"]?.string ?? "", by: client).status == 200)
            let letter = try #require(try await arna.letters(.contactReportAnswer).first)
            #expect(!letter.body.contains("Сынақов"))
        }
    }

    @Test func `is forgotten ninety days after the answer`() async throws {
        try await withOfficial { arna, id, client in
            let sent = try await report(
                id, ["subject": "phone", "details": "Нөмір басқа"], arna)
            let answer = "\(api)/contact-answers/\(sent.json["token"]?.string ?? "")"
            #expect(try await settle(sent.json["id"]?.string ?? "", by: client).status == 200)
            await arna.runJobs()
            arna.clock.advance(by: 89 * 86_400)
            await arna.runJobs()
            #expect(try await arna.stranger.get(answer).status == 200)
            arna.clock.advance(by: 2 * 86_400)
            await arna.runJobs()
            #expect(try await arna.stranger.get(answer).status == 404)
            let kept = try await arna.owner.rows(
                "SELECT details FROM registry.contact_reports", as: String.self)
            #expect(kept == [""])
        }
    }

    @Test func `is not what the reader wrote, once there is an answer`() async throws {
        try await withOfficial { arna, id, client in
            let sent = try await report(
                id, ["subject": "phone", "details": "Купите слона"], arna)
            let token = sent.json["token"]?.string ?? ""
            let waiting = try await arna.stranger.read("contact-answers/\(token)")
            #expect(waiting["details"]?.string == "Купите слона")
            #expect(try await settle(sent.json["id"]?.string ?? "", by: client).status == 200)
            let answered = try await arna.stranger.read("contact-answers/\(token)")
            #expect(answered["details"] == .null)
        }
    }

    @Test func `is shown to who answers in its lines, with how often it was said`() async throws {
        try await withOfficial { arna, id, client in
            for number in 1...2 {
                let sent = try await report(
                    id, ["subject": "phone", "details": "Бірінші жол\nекінші жол"],
                    from: "198.51.100.\(number)", arna)
                #expect(sent.status == 201)
            }
            let browser = try await arna.browser(.operator)
            let notes = try await browser.open("/ru/registry/contact-notes").text
            #expect(notes.contains("сообщили 2 раза"))
            let report = try await client.read("contact-notes").items.first?["id"]?.string ?? ""
            let form = try await browser.open("/kk/registry/contact-reports/\(report)/settlement")
            #expect(form.text.contains("record\">Бірінші жол\nекінші жол</dd>"))
        }
    }

    @Test func `is the first answer; who comes second reads it and loses nothing typed`()
        async throws
    {
        try await withOfficial { arna, id, client in
            let sent = try await report(id, ["subject": "phone"], arna)
            let report = sent.json["id"]?.string ?? ""
            let browser = try await arna.browser(.operator)
            let page = "/ru/registry/contact-reports/\(report)/settlement"
            let first = try await settle(
                report, ["outcome": "corrected", "answer": "Жаңа нөмір жазылды"], by: client)
            #expect(first.status == 200)
            let second = try await browser.fill(
                page, [("outcome", "right"), ("answer", "Моё долгое объяснение")])
            #expect(second.status == 409)
            #expect(second.text.contains("Жаңа нөмір жазылды"))
            #expect(second.text.contains("Моё долгое объяснение"))
            #expect(second.text.contains("уже ответили"))
        }
    }
}
