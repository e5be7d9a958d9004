import PluginKit
import PluginTesting
import Testing

/// What every page does because it was declared.
@Suite struct PageTests {
    @Test func `the start page leads to the reader's language, Kazakh first`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            #expect(try await arna.stranger.get("/").headers["location"]?.hasPrefix("/kk") == true)
            let russian = try await arna.stranger.get(
                "/", headers: ["Accept-Language": "ru-KZ,ru;q=0.9"])
            #expect(russian.headers["location"]?.hasPrefix("/ru") == true)
        }
    }

    @Test(arguments: ["kk", "ru", "en"])
    func `the language switch stays on the page`(_ language: String) async throws {
        try await Arna.with([.publications]) { arna async throws in
            let page = try await arna.stranger.get("/\(language)/publications?page=2")
            #expect(page.status == 200)
            #expect(page.text.contains("<html lang=\"\(language)\""))
            for other in ["kk", "ru", "en"] {
                #expect(page.text.contains("href=\"/\(other)/publications?page=2\""))
            }
        }
    }

    @Test func `a page says to the browser to load nothing from elsewhere`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let page = try await arna.stranger.get("/kk/publications")
            let policy = page.headers["content-security-policy"] ?? ""
            #expect(policy.contains("default-src 'self'") && !policy.contains("unsafe"))
            #expect(!page.text.contains("http://") && !page.text.contains("https://"))
        }
    }

    @Test func `a page that does not exist says so, with an id that the log has too`() async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            let page = try await arna.stranger.get("/ru/publications/nowhere")
            #expect(page.status == 404)
            #expect(page.text.contains("<html lang=\"ru\""))
            #expect(page.text.contains(page.headers["x-request-id"] ?? "no id"))
        }
    }

    @Test func `a stranger who opens a form is led to the sign-in and back`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let page = try await arna.stranger.get("/kk/publications/new")
            #expect(page.status == 303)
            #expect(page.headers["location"]?.hasPrefix("/kk/signin?next=") == true)
        }
    }

    @Test func `a form that is refused comes back filled in, with a message at the field`()
        async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            let browser = try await arna.browser(.operator)
            let page = try await browser.fill(
                "/kk/publications/new",
                [("name.kk", "Жылдық есеп"), ("pages", "көп"), ("publishedOn", "2026-03-20")])
            #expect(page.status == 422)
            #expect(page.text.contains("value=\"Жылдық есеп\""))
            #expect(page.text.contains("value=\"көп\""))
            #expect(page.text.contains("aria-invalid=\"true\""))
        }
    }

    @Test func `a form that is taken makes the record and leads on`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let browser = try await arna.browser(.operator)
            let page = try await browser.fill(
                "/kk/publications/new",
                [("name.kk", "Жылдық есеп"), ("pages", ""), ("publishedOn", "2026-03-20")])
            #expect(page.status == 200, "\(page.text)")
            #expect(page.text.contains("Жылдық есеп"))
        }
    }

    @Test func `a form without its token is refused`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let answer = try await arna.stranger.submit(
                "/kk/signin", [("email", "a@b.kz"), ("password", "secret")])
            #expect(answer.status == 403)
        }
    }

    @Test func `a text that lacks the reader's language is shown in another and says which`()
        async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            _ = try await arna.program(.operator).post(
                "/api/v1/publications/publications",
                ["name": ["ru": "Только по-русски"], "publishedOn": "2026-03-20"])
            let page = try await arna.stranger.get("/kk/publications")
            #expect(page.text.contains("lang=\"ru\">Только по-русски"))
        }
    }
}
