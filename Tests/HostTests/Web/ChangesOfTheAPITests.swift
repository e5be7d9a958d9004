import PluginKit
import PluginTesting
import Testing

/// What those who call the API are told of what becomes of it.
@Suite struct ChangesOfTheAPITests {
    @Test func `an endpoint that is to be called no longer says so in every answer`() async throws {
        try await Arna.with([ChangingPublications.underTest]) { arna async throws in
            let answer = try await arna.stranger.get(
                "/api/v1/publications/papers/a%2Fb", headers: ["Accept-Language": "ru"])
            #expect(answer.status == 404)
            // The first moment of 1 March in Kazakhstan.
            #expect(answer.headers["deprecation"] == "@1772305200")
            #expect(answer.headers["sunset"] == "Sun, 28 Feb 2027 19:00:00 GMT")
            #expect(
                answer.headers["link"]
                    == "</ru/api/changes>; rel=\"deprecation\"; type=\"text/html\", </api/v1/publications/readings/a%2Fb>; rel=\"successor-version\""
            )
            let other = try await arna.stranger.get("/api/v1/publications/readings/7")
            #expect(other.status == 200 && other.headers["deprecation"] == nil)
            let description = try await arna.stranger.get("/api/openapi.json").json
            let paths = description["paths"]
            #expect(paths?["/api/v1/publications/papers/{id}"]?["get"]?["deprecated"] == true)
            #expect(paths?["/api/v1/publications/readings/{id}"]?["get"]?["deprecated"] == nil)
        }
    }

    @Test func `changes are told in the description, on a page and in a feed, the latest first`()
        async throws
    {
        try await Arna.with([ChangingPublications.underTest]) { arna async throws in
            let told = try await arna.stranger.get("/api/openapi.json").json["x-changelog"]?.array
            let own = (told ?? []).filter { $0["plugin"] == "publications" }
            #expect(own.map { $0["date"] } == ["2026-03-01", "2026-02-01"])
            #expect(own.first?["kind"] == "deprecated")
            #expect(own.first?["operation"] == "GET /api/v1/publications/papers/{id}")
            #expect(own.first?["text"]?["ru"]?.string?.isEmpty == false)

            for language in ["kk", "ru", "en"] {
                let page = try await arna.stranger.get("/\(language)/api/changes")
                #expect(page.status == 200)
                #expect(page.text.contains("/api/v1/publications/papers/{id}"))
                #expect(page.text.contains("href=\"/\(language)/api/changes.atom\""))
                let feed = try await arna.stranger.get("/\(language)/api/changes.atom")
                #expect(feed.headers["content-type"]?.hasPrefix("application/atom+xml") == true)
                #expect(feed.text.contains("GET /api/v1/publications/papers/{id}"))
            }
        }
    }
}
