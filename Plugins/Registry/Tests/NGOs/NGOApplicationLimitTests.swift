import Foundation
import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Registry

@Suite struct `Applications for a card` {
    private func count(_ scene: Applicant) async throws -> Int? {
        try await scene.arna.owner.value(
            "SELECT count(*) FROM registry.ngo_applications", as: Int.self)
    }

    private func application(_ number: Int, bin: String? = nil) -> JSON {
        Applicant.application(
            "№ \(number)",
            with: .object(
                [.init("applicantEmail", .string("a\(number)@example.kz"))]
                    + (bin.map { [.init("bin", .string($0))] } ?? [])))
    }

    @Test func `come five an hour from one address, however many it tries`() async throws {
        try await Applicant.with { scene in
            var answers: [Int: Int] = [:]
            for number in 1...10_000 {
                answers[try await scene.send(application(number)).status, default: 0] += 1
            }
            #expect(answers == [201: 5, 429: 9_995])
            #expect(try await count(scene) == 5)
            #expect(try await scene.arna.letters(.ngoApplicationCode).count == 5)
        }
    }

    @Test func `to one mailbox wait three at most, from however many addresses`() async throws {
        try await Applicant.with { scene in
            for number in 1...5 {
                var other = scene
                other.client.address = "198.51.100.\(number)"
                let sent = try await other.send(
                    Applicant.application(
                        "№ \(number)",
                        with: ["applicantEmail": .string(number == 2 ? "A@b.kz" : "a@b.kz")]))
                #expect(sent.status == (number <= 3 ? 201 : 429), "\(sent.text)")
            }
        }
    }

    @Test func `of one BIN wait three at most, and those without a confirmed mailbox block nobody`()
        async throws
    {
        try await Applicant.with { scene in
            for number in 1...10 {
                var other = scene
                other.client.address = "198.51.100.\(number)"
                let application = application(number, bin: "020340000122")
                if number <= 5 {
                    #expect(try await other.send(application).status == 201)
                } else if number <= 8 {
                    _ = try await other.confirmed(application)
                } else {
                    let sent = try await other.send(application)
                    #expect(sent.status == 429 && sent.text.contains("БСН"))
                }
            }
        }
    }

    @Test func `with what is wrong in them tell all of it, and count for nothing`() async throws {
        try await Applicant.with { scene in
            for _ in 1...10 {
                let sent = try await scene.send([
                    "name": ["kk": "Үлгі"], "legalForm": "kingdom", "site": "example",
                    "phone": "12", "email": "kense", "applicant": "Ү", "applicantEmail": "кіммен@",
                ])
                #expect(
                    Set(sent.problems) == [
                        "/bin binOrReason", "/legalForm unknownLegalForm", "/site notASite",
                        "/phone notAPhone", "/email notAnEmail", "/applicantEmail notAnEmail",
                    ], "\(sent.problems)")
            }
            let unknown = try await scene.send(
                Applicant.application(with: ["spheres": ["alchemy"]]))
            #expect(unknown.problems == ["/spheres/0 unknownSphere"])
            let long = try await scene.send(
                Applicant.application(String(repeating: "Ә", count: 1_001)))
            #expect(long.status == 422)
            #expect(try await scene.send(Applicant.application()).status == 201)
        }
    }

    @Test func `that nobody confirms are deleted after three days`() async throws {
        try await Applicant.with { scene async throws in
            #expect(try await scene.send(Applicant.application()).status == 201)
            await scene.arna.runJobs()
            scene.arna.clock.advance(by: 2 * 86_400)
            await scene.arna.runJobs()
            #expect(try await count(scene) == 1)
            scene.arna.clock.advance(by: 2 * 86_400)
            await scene.arna.runJobs()
            #expect(try await count(scene) == 0)
        }
    }

    @Test func `that were decided keep nothing personal after ninety days`() async throws {
        try await Applicant.with { scene in
            let (id, token) = try await scene.confirmed(
                Applicant.application(with: ["head": "Басшы Басшыұлы"]))
            let (waiting, _) = try await scene.confirmed()
            let ministry = try await scene.arna.program(.operator)
            let refused = try await ministry.post(
                "\(api)/ngo-registrations/\(id)/refusal", ["reason": "Карточка бар"])
            #expect(refused.status == 200)
            await scene.arna.runJobs()
            scene.arna.clock.advance(by: 89 * 86_400)
            await scene.arna.runJobs()
            let own = "\(api)/registration-answers/\(token)"
            #expect(try await scene.client.get(own).status == 200)
            scene.arna.clock.advance(by: 2 * 86_400)
            await scene.arna.runJobs()
            #expect(try await scene.client.get(own).status == 404)
            let later = try await scene.arna.program(.operator)
            let left = try await later.get("\(api)/ngo-registrations/\(id)")
            #expect(left.json["said"] == .null && left.json["reason"]?.string == "Карточка бар")
            for word in ["Сынақов", "synaq", "Басшы Басшыұлы", "kense"] {
                let rows = try await scene.arna.owner.value(
                    """
                    SELECT count(*) FROM registry.ngo_applications a
                    WHERE a::text LIKE \("%\(word)%") AND a.id <> \(UUID(uuidString: waiting))
                    """, as: Int.self)
                #expect(rows == 0, "\(word)")
            }
            let page = try await scene.arna.browser(.operator).open(
                "/kk/registry/ngos/applications/\(id)")
            #expect(page.text.contains("жеке деректер өшірілген"))
            #expect(try await later.read("ngo-registrations").items.count == 1)
        }
    }

    @Test func `are for those who may see and decide them`() async throws {
        try await Applicant.with { scene in
            let (id, _) = try await scene.confirmed()
            #expect(try await scene.client.get("\(api)/ngo-registrations").status == 401)
            let reader = try await scene.arna.program(.reader)
            #expect(try await reader.read("ngo-registrations").items.count == 1)
            for act in ["acceptance", "refusal"] {
                let answer = try await reader.post(
                    "\(api)/ngo-registrations/\(id)/\(act)",
                    act == "refusal" ? ["reason": "жоқ"] : [:])
                #expect(answer.status == 403)
            }
            let page = try await scene.arna.browser(.reader).open("/ru/registry/ngo-incoming")
            #expect(page.text.contains("Заявки на карточку"))
            let stranger = try await scene.arna.browser.open("/ru/registry/ngo-incoming")
            #expect(!stranger.text.contains("Заявки на карточку"))
        }
    }

    @Test func `leave neither address nor code in the audit`() async throws {
        try await Applicant.with { scene in
            _ = try await scene.confirmed()
            let rows = try await scene.arna.owner.rows(
                """
                SELECT coalesce(address, 'none') || ' ' || coalesce(after::text, '')
                FROM platform.audit WHERE action LIKE 'registry.ngoApplication.%'
                """, as: String.self)
            #expect(rows.count == 2)
            for row in rows {
                #expect(row.hasPrefix("none"))
                #expect(!row.contains("synaq") && !row.contains("Сынақов"))
            }
        }
    }
}
