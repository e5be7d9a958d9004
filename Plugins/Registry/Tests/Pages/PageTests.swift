import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Pages` {
    @Test(arguments: ["kk", "ru", "en"], ["", "/officials", "/bodies", "/coverage"])
    func `an empty registry says what to do`(language: String, page: String) async throws {
        try await withRegistry { arna in
            let answer = try await arna.stranger.get("/\(language)/registry\(page)")
            #expect(answer.status == 200)
            #expect(answer.text.contains("class=\"empty\""))
            #expect(!answer.text.contains("registry."), "a text is missing")
        }
    }

    @Test func `an operator records a body and its official by forms`() async throws {
        try await withRegistry { arna in
            let browser = try await arna.browser(.operator)
            let body = try await browser.fill(
                "/ru/registry/bodies/new",
                [
                    ("level", "central"), ("kind", "ministry"), ("name.kk", "Мәдениет министрлігі"),
                    ("name.ru", "Министерство культуры"), ("validFrom", "2023-09-02"),
                    ("expectsOfficial", "true"),
                ])
            #expect(body.status == 200)
            #expect(body.text.contains("Министерство культуры"))
            let link = body.text.firstMatch(
                of: /\/ru\/registry\/(bodies\/[0-9a-f-]+\/designations\/new)/)
            let path = try #require(link).1
            let wrong = try await browser.fill("/ru/registry/\(path)", [("kind", "primary")])
            #expect(wrong.status == 422)
            let official = try await browser.fill(
                "/ru/registry/\(path)",
                [
                    ("bodyId", "01990000-0000-7000-8000-000000000001"), ("kind", "primary"),
                    ("person.surname.kk", "Сынақов"), ("position.kk", "директор"),
                    ("validFrom", "2024-01-10"), ("published", "true"),
                    ("contacts.0.kind", "phone"), ("contacts.0.value", "8 7172 74 00 00"),
                    ("contacts.0.public", "true"),
                ])
            #expect(official.status == 200, "\(official.text)")
            let card = try await arna.stranger.get("/kk/registry/officials").text
            #expect(card.contains("Сынақов"))
            #expect(card.contains("href=\"tel:+77172740000\""))
            #expect(card.contains("Мәдениет министрлігі"))
        }
    }

    @Test func `a fallback says its language`() async throws {
        try await withRegistry { arna in
            let id = try await arna.program(.operator).recorded(
                "bodies", Records.body("Орган", with: ["name": ["ru": "Только по-русски"]]))
            let page = try await arna.stranger.get("/kk/registry/bodies/\(id)").text
            #expect(page.contains("<span lang=\"ru\">Только по-русски</span>"))
        }
    }

    @Test func `every form of an operator opens`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let designation = try await client.recorded(
                "designations", Records.designation(of: body))
            let browser = try await arna.browser(.operator)
            for path in [
                "bodies/\(body)/edit", "bodies/\(body)/renaming", "bodies/\(body)/transfer",
                "bodies/\(body)/closure", "designations/\(designation)",
                "designations/\(designation)/edit", "designations/\(designation)/revocation",
                "officials/\(designation)", "bodies/\(body)", "designations",
                "designations?gap=withoutOrder",
            ] {
                for language in ["kk", "ru", "en"] {
                    let page = try await browser.open("/\(language)/registry/\(path)")
                    #expect(page.status == 200, "\(path)")
                    #expect(!page.text.contains("registry."), "a text is missing in \(path)")
                }
            }
        }
    }
}
