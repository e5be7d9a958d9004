import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The pages of organisations` {
    @Test func `lead from a search to a card, with what it keeps in the address`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded(
                "ngos",
                Records.ngo(
                    "«Тұлпар» қоғамдық қоры",
                    with: ["bin": "020340000122", "spheres": ["health"]]))
            let list = try await arna.stranger.get(
                "/kk/registry/ngos?q=tulpar&sphere=health&form=publicFund&status=active")
            #expect(list.text.contains("/kk/registry/ngos/\(id)"))
            #expect(list.text.contains("value=\"tulpar\""))
            #expect(list.text.contains("<option value=\"health\" selected>"))
            let none = try await arna.stranger.get("/ru/registry/ngos?q=tulpar&sphere=culture")
            #expect(none.text.contains("Такой организации не найдено"))
            let card = try await arna.stranger.get("/ru/registry/ngos/\(id)").text
            #expect(card.contains("020340000122"))
            #expect(card.contains("не заменяет ни государственную регистрацию"))
            #expect(card.contains("только с согласия организации"))
        }
    }

    @Test func `let an operator record, rename, merge and part by forms`() async throws {
        try await withRegistry { arna in
            let browser = try await arna.browser(.operator)
            let client = try await arna.program(.operator)
            let refused = try await browser.fill(
                "/ru/registry/ngos/new",
                [("name.ru", "Фонд «Пример»"), ("legalForm", "publicFund")])
            #expect(refused.status == 422)
            #expect(refused.text.contains("Фонд «Пример»"))
            #expect(refused.text.contains("Укажите БИН"))
            let recorded = try await browser.fill(
                "/ru/registry/ngos/new",
                [
                    ("name.kk", "«Мысал» қоры"), ("name.ru", "Фонд «Пример»"),
                    ("legalForm", "publicFund"), ("noBinReason", "проходит регистрацию"),
                    ("spheres", "youth"),
                ])
            #expect(recorded.text.contains("Организация внесена в реестр"))
            let id = try #require(
                try await client.read("ngos?q=primer").items.first?["id"]?.string)
            let renamed = try await browser.fill(
                "/ru/registry/ngos/\(id)/renaming",
                [("name.kk", "«Үлгі» қоры"), ("name.ru", "Фонд «Образец»")])
            #expect(renamed.text.contains("Прежние наименования"))
            let other = try await client.recorded("ngos", Records.ngo("«Үлгі» қоры"))
            let form = try await browser.open("/ru/registry/ngos/\(id)/merging").text
            #expect(form.contains(other))
            let merged = try await browser.fill(
                "/ru/registry/ngos/\(id)/merging", [("intoId", other)])
            #expect(merged.text.contains("Карточки объединены"))
            let led = try await arna.stranger.get("/ru/registry/ngos/\(id)")
            #expect(led.status == 303)
            #expect(led.headers["location"] == "/ru/registry/ngos/\(other)")
            let parted = try await browser.fill(
                "/ru/registry/ngos/\(other)",
                to: "/ru/registry/ngos/\(id)/merging/revocation", [])
            #expect(parted.text.contains("Присоединение отменено"))
            #expect(try await arna.stranger.get("/ru/registry/ngos/\(id)").status == 200)
        }
    }

    @Test func `keep what the later of two operators filled in, and say that there was another`()
        async throws
    {
        try await withRegistry { arna in
            let browser = try await arna.browser(.operator)
            let client = try await arna.program(.operator)
            let id = try await client.recorded("ngos", Records.ngo("«Үлгі» қоры"))
            let form = "/ru/registry/ngos/\(id)/edit"
            #expect(try await browser.open(form).text.contains("name=\"_revision\" value=\"1\""))
            let other = try await client.put(
                "\(api)/ngos/\(id)", ["head": "Бірінші"], revision: 1)
            #expect(other.status == 200)
            let late = try await browser.fill(form, [("head", "Екінші"), ("_revision", "1")])
            #expect(late.status == 412)
            #expect(late.text.contains("изменил другой пользователь"))
            #expect(late.text.contains("value=\"Екінші\""))
            #expect(late.text.contains("name=\"_revision\" value=\"2\""))
            #expect(try await client.read("ngos/\(id)")["head"]?.string == "Бірінші")
            #expect(try await browser.fill(form, [("head", "Екінші")]).status == 200)
            #expect(try await client.read("ngos/\(id)")["head"]?.string == "Екінші")
        }
    }

    @Test func `name the cards that may be of one organisation`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let bin: JSON = ["bin": "020340000122"]
            let kept = try await client.recorded("ngos", Records.ngo("«Егіз» қоры", with: bin))
            let second = try await client.recorded("ngos", Records.ngo("ҚҚ «Егіз»"))
            _ = try await client.recorded(
                "ngos", Records.ngo("«Егіз» қоры", with: ["bin": "050640001236"]))
            _ = try await client.recorded("ngos", Records.ngo("«Жалғыз» қоры"))
            let page = try await arna.browser(.operator).open("/kk/registry/ngos/duplicates").text
            #expect(page.contains("/kk/registry/ngos/\(kept)"))
            #expect(page.contains("/kk/registry/ngos/\(second)/merging"))
            #expect(!page.contains("Жалғыз"))
            #expect(try await arna.stranger.get("/kk/registry/ngos/duplicates").status != 200)
        }
    }
}
