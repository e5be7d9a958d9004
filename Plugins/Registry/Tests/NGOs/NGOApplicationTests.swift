import Foundation
import PluginKit
import PluginTesting
import RegistryAPI
import Testing

@testable import Registry

@Suite struct `An application for a card` {
    @Test func `goes from the form over the mailed code and an operator to the public card`()
        async throws
    {
        try await Applicant.with { scene in
            let form = try await scene.arna.browser.open("/ru/registry/ngos/registration")
            #expect(form.text.contains("Это не государственная регистрация юридического лица"))
            let sent = try await scene.arna.browser.fill(
                "/ru/registry/ngos/registration",
                [
                    ("name.kk", "«Жаңа үміт» қоры"), ("name.ru", "Фонд «Новая надежда»"),
                    ("legalForm", "publicFund"), ("bin", "020340000122"), ("spheres", "education"),
                    ("email", "kense@example.kz"), ("agreesToContacts", "true"),
                    ("applicant", "Үлгі"), ("applicantEmail", "synaq@example.kz"),
                ])
            #expect(sent.status == 200 && sent.text.contains("Код отправлен"), "\(sent.text)")
            #expect(sent.text.contains("не внесение в Базу данных НПО"))
            let page = try #require(
                sent.text.firstMatch(of: /\/ru\/registry\/ngos\/registration\/[A-Za-z0-9_-]{32}/))
            let waiting = try await scene.arna.browser.fill(
                "\(page.output)/confirmation", [("code", try await scene.code)])
            #expect(waiting.text.contains("Заявка у оператора"), "\(waiting.text)")
            let ministry = try await scene.arna.browser(.operator)
            let list = try await ministry.open("/kk/registry/ngos/applications")
            let path = try #require(
                list.text.firstMatch(of: /\/kk\/registry\/ngos\/applications\/[0-9a-f-]{36}/))
            let one = try await ministry.open(String(path.output))
            #expect(one.text.contains("synaq@example.kz") && one.text.contains("Қабылдап"))
            let accepted = try await ministry.fill(
                String(path.output), to: "\(path.output)/acceptance", [])
            #expect(accepted.text.contains("Карточка ашылды"), "\(accepted.text)")
            let card = try #require(try await scene.arna.stranger.read("ngos").items.first)
            #expect(card["bin"]?.string == "020340000122")
            #expect(card["contacts"]?.array?.count == 1)
            #expect(try await scene.arna.events(NGORecorded.self).count == 1)
            let letter = try #require(
                try await scene.arna.letters(.ngoApplicationAccepted).first)
            #expect(letter.body.contains("Новая надежда"))
            #expect(letter.link?.hasSuffix("/ru/registry/ngos/\(card["id"]?.string ?? "")") == true)
            let own = try await scene.arna.browser.open(String(page.output))
            #expect(own.text.contains("Принята") && !own.text.contains("synaq@example.kz"))
        }
    }

    @Test func `is seen by no operator before the code of the letter came back`() async throws {
        try await Applicant.with { scene in
            let ministry = try await scene.arna.program(.operator)
            let sent = try await scene.send(Applicant.application())
            #expect(sent.status == 201 && sent.headers["location"] == nil, "\(sent.text)")
            let id = sent.json["id"]?.string ?? ""
            #expect(try await ministry.read("ngo-registrations").items.isEmpty)
            #expect(try await ministry.get("\(api)/ngo-registrations/\(id)").status == 404)
            let token = sent.json["token"]?.string ?? ""
            #expect(try await scene.giveBack(try await scene.code, token).status == 200)
            let known = try await ministry.read("ngo-registrations").items
            #expect(known.map { $0["state"]?.string } == ["waiting"])
            #expect(known.first?["said"]?["applicant"]?.string == "Үлгі Сынақов")
            let own = try await scene.client.read("registration-answers/\(token)")
            #expect(own["said"] == .null)
            #expect(try await scene.giveBack("000000", token).status == 409)
            let letter = try #require(try await scene.arna.letters(.ngoApplicationCode).first)
            #expect(!letter.body.contains("Жаңа үміт") && !letter.body.contains("Сынақов"))
            #expect(letter.body.contains("Сәлем"))
        }
    }

    @Test func `takes five wrong codes at most, and then another letter`() async throws {
        try await Applicant.with { scene in
            let sent = try await scene.send(Applicant.application())
            let token = sent.json["token"]?.string ?? ""
            let right = try await scene.code
            let wrong = right == "000000" ? "000001" : "000000"
            for left in [4, 3, 2, 1] {
                let answer = try await scene.giveBack(wrong, token)
                #expect(answer.problems == ["/code wrongCode"])
                #expect(answer.text.contains("саны: \(left)"))
            }
            #expect(try await scene.giveBack("12", token).problems == ["/code notACode"])
            #expect(try await scene.giveBack(wrong, token).status == 409)
            #expect(try await scene.giveBack(right, token).status == 409)
            let again = "\(api)/registration-answers/\(token)/code"
            #expect(try await scene.client.post(again, [:]).status == 200)
            let fresh = try await scene.code
            let typed = "\(fresh.prefix(3)) \(fresh.suffix(3))"
            #expect(try await scene.giveBack(typed, token).status == 200)
            #expect(try await scene.client.post(again, [:]).status == 409)
        }
    }

    @Test func `is mailed three codes at most, each for a day`() async throws {
        try await Applicant.with { scene in
            let sent = try await scene.send(Applicant.application())
            let token = sent.json["token"]?.string ?? ""
            let first = try await scene.code
            scene.arna.clock.advance(by: 25 * 3_600)
            #expect(try await scene.giveBack(first, token).status == 409)
            let again = "\(api)/registration-answers/\(token)/code"
            for status in [200, 200, 429] {
                #expect(try await scene.client.post(again, [:]).status == status)
            }
            let stranger = "\(api)/registration-answers/\(String(repeating: "A", count: 32))"
            #expect(try await scene.client.post("\(stranger)/code", [:]).status == 404)
            #expect(try await scene.client.get(stranger).status == 404)
        }
    }

    @Test func `is refused with a reason, which the applicant reads in their language`()
        async throws
    {
        try await Applicant.with { scene in
            let (id, token) = try await scene.confirmed()
            let ministry = try await scene.arna.program(.operator)
            let without = try await ministry.post("\(api)/ngo-registrations/\(id)/refusal", [:])
            #expect(without.problems == ["/reason required"])
            let refused = try await ministry.post(
                "\(api)/ngo-registrations/\(id)/refusal", ["reason": "Тіркеу\nкуәлігі жоқ"])
            #expect(refused.status == 200, "\(refused.text)")
            let letter = try #require(try await scene.arna.letters(.ngoApplicationRefused).first)
            #expect(letter.body.contains("Себебі: Тіркеу куәлігі жоқ"))
            let own = try await scene.client.read("registration-answers/\(token)")
            #expect(own["state"]?.string == "refused")
            let late = try await ministry.post("\(api)/ngo-registrations/\(id)/acceptance", [:])
            #expect(late.status == 409)
            #expect(try await scene.arna.stranger.read("ngos").items.isEmpty)
        }
    }

    @Test func `becomes one card, when two operators accept it at a time`() async throws {
        try await Applicant.with { scene in
            let (id, _) = try await scene.confirmed()
            let ministry = try await scene.arna.program(.operator)
            let path = "\(api)/ngo-registrations/\(id)/acceptance"
            async let one = ministry.post(path, [:])
            async let other = ministry.post(path, [:])
            #expect(Set([try await one.status, try await other.status]) == [200, 409])
            #expect(try await scene.arna.stranger.read("ngos").items.count == 1)
            #expect(try await scene.arna.letters(.ngoApplicationAccepted).count == 1)
        }
    }

    @Test func `of a BIN that has a card leads there, and is not accepted twice`() async throws {
        try await Applicant.with { scene in
            let ministry = try await scene.arna.program(.operator)
            let bin: JSON = ["bin": "020340000122"]
            let (id, _) = try await scene.confirmed(Applicant.application(with: bin))
            let card = try await ministry.recorded(
                "ngos", Records.ngo("Жаңа үміт қоры", with: bin))
            let seen = try await ministry.read("ngo-registrations/\(id)")
            let similar = try #require(seen["similar"]?.array)
            #expect(similar.map { $0["id"]?.string } == [card])
            #expect(similar.first?["hasSameBin"]?.bool == true)
            let page = try await scene.arna.browser(.operator).open(
                "/ru/registry/ngos/applications/\(id)")
            #expect(page.text.contains("принять заявку нельзя"))
            #expect(!page.text.contains("/acceptance"))
            let accepted = try await ministry.post(
                "\(api)/ngo-registrations/\(id)/acceptance", [:])
            #expect(accepted.status == 409)
            let second = try await scene.send(Applicant.application(with: bin))
            #expect(second.status == 409 && second.text.contains(card))
            let led = try await scene.arna.browser.fill(
                "/kk/registry/ngos/registration",
                [
                    ("name.kk", "Жаңа үміт"), ("legalForm", "publicFund"), ("bin", "020340000122"),
                    ("applicant", "Үлгі"), ("applicantEmail", "basqa@example.kz"),
                ])
            #expect(led.text.contains("Карточкадағы қате: Жаңа үміт қоры"), "\(led.text)")
            #expect(led.text.contains("жаңа өтінім қажет емес"))
        }
    }

    @Test func `shows its contacts with the recorded consent only`() async throws {
        try await Applicant.with { scene in
            let ministry = try await scene.arna.program(.operator)
            for (name, agrees) in [("Ашық", true), ("Жабық", false)] {
                let (id, _) = try await scene.confirmed(
                    Applicant.application(name, with: ["agreesToContacts": .bool(agrees)]))
                let accepted = try await ministry.post(
                    "\(api)/ngo-registrations/\(id)/acceptance", [:])
                let card = try #require(accepted.json["ngoId"]?.string, "\(accepted.text)")
                let open = try await scene.client.read("ngos/\(card)")
                #expect(open["contacts"]?.array?.count == (agrees ? 2 : 0))
                let whole = try await ministry.read("ngos/\(card)")
                #expect(whole["contacts"]?.array?.count == 2)
                #expect((whole["consentBasis"]?.string != nil) == agrees)
            }
            let consents = try await scene.arna.owner.rows(
                "SELECT consent FROM registry.ngo_applications WHERE consent IS NOT NULL",
                as: String.self)
            #expect(consents.count == 1)
            #expect(consents.first?.contains("қайтарып алуға болады") == true)
        }
    }
}
