import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Pages of the way of a designation` {
    private let form = [
        ("kind", "primary"), ("person.surname.kk", "Сынақов"), ("position.kk", "директор"),
        ("validFrom", "2024-01-10"), ("published", "true"),
        ("bodyId", "01990000-0000-7000-8000-000000000001"),
    ]

    private func path(of answer: Answer) throws -> String {
        String(
            try #require(
                answer.text.firstMatch(of: /action="(\/ru\/registry\/designations\/[0-9a-f-]+)\//)?
                    .1))
    }

    private func revision(of answer: Answer) throws -> String {
        String(try #require(answer.text.firstMatch(of: /name="revision" value="(\d+)"/)?.1))
    }

    @Test func `an editor saves a draft, an operator returns, confirms and publishes it`()
        async throws
    {
        try await withRegistry { arna in
            let body = try await arna.program(.operator)
                .recorded("bodies", Records.body("Орган"))
            let (editor, chief) = (
                try await arna.browser(.editor), try await arna.browser(.operator)
            )
            let new = "/ru/registry/bodies/\(body)/designations/new"
            let blank = try await editor.open(new).text
            #expect(blank.contains("Сохранить как черновик"))
            #expect(blank.contains("name=\"state\" value=\"submitted\""))
            #expect(!blank.contains("Внести и опубликовать"))
            let draft = try await editor.fill(new, form + [("state", "draft")])
            #expect(draft.text.contains("Черновик"), "\(draft.text)")
            let page = try path(of: draft)
            func send(_ step: String, _ browser: Browser) async throws -> Answer {
                let seen = try revision(of: await browser.open(page))
                return try await browser.fill(
                    page, to: "\(page)/\(step)", [("revision", seen)])
            }
            let submitted = try await send("submission", editor)
            #expect(submitted.text.contains("направлено на подтверждение"))
            #expect(submitted.text.contains("нужно право «Подтверждать назначения»"))
            #expect(!submitted.text.contains("\(page)/confirmation"))
            let start = try await chief.open("/ru").text
            #expect(start.contains("Ждут вас"))
            #expect(
                try await chief.open("/ru/registry/designations?waiting=true").text
                    .contains("Сынақов"))
            let returned = try await chief.fill(
                "\(page)/return",
                [
                    ("reason", "Нет номера приказа"), ("revision", "2"),
                ])
            #expect(returned.text.contains("Нет номера приказа"))
            for (step, browser) in [
                ("submission", editor), ("confirmation", chief), ("publication", chief),
            ] {
                let answer = try await send(step, browser)
                #expect(answer.status == 200, "\(step): \(answer.text)")
            }
            #expect(try await arna.stranger.get("/ru/registry/officials").text.contains("Сынақов"))
        }
    }

    @Test func `a draft that was refused may still be published at once`() async throws {
        try await withRegistry { arna in
            let body = try await arna.program(.operator)
                .recorded("bodies", Records.body("Орган"))
            let browser = try await arna.browser(.operator)
            let new = "/ru/registry/bodies/\(body)/designations/new"
            let refused = try await browser.fill(
                new, [("kind", "primary"), ("state", "published"), ("state", "draft")])
            #expect(refused.status == 422)
            #expect(refused.text.contains("name=\"state\" value=\"published\""))
            #expect(!refused.text.contains("type=\"hidden\" name=\"state\" value=\"draft\""))
        }
    }

    @Test func `a page that has grown old confirms nothing`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded(
                "designations", Records.designation(of: body, with: ["state": "submitted"]))
            let browser = try await arna.browser(.operator)
            let page = "/kk/registry/designations/\(id)"
            _ = try await client.put("\(api)/designations/\(id)", ["rank": .null], revision: 1)
            let stale = try await browser.fill(
                page, to: "\(page)/confirmation", [("revision", "1")])
            #expect(stale.status == 412)
            #expect(try await client.read("designations/\(id)")["state"]?.string == "submitted")
        }
    }

    @Test func `every page of a step opens in each language`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let browser = try await arna.browser(.operator)
            for (state, steps) in [
                ("draft", ["submission"]), ("submitted", ["confirmation", "return"]),
                ("published", ["withdrawal"]), ("confirmed", ["publication", "return"]),
            ] {
                let id = try await client.recorded(
                    "designations",
                    Records.designation(of: body, kind: "deputy", with: ["state": .string(state)]))
                for page in ["", "/edit"] + steps.map({ "/\($0)" }) {
                    for language in ["kk", "ru", "en"] {
                        let answer = try await browser.open(
                            "/\(language)/registry/designations/\(id)\(page)")
                        #expect(answer.status == 200, "\(page) \(state)")
                        #expect(!answer.text.contains("registry."), "a text is missing in \(page)")
                    }
                }
            }
            for language in ["kk", "ru", "en"] {
                let list = try await browser.open(
                    "/\(language)/registry/designations?state=draft&waiting=true")
                #expect(!list.text.contains("registry."))
            }
        }
    }
}
