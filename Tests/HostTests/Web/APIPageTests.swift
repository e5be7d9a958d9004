import PluginKit
import PluginTesting
import Testing

/// The pages by which people read the API and try it.
@Suite struct APIPageTests {
    private let base = "/api/v1/publications/publications"

    @Test
    func
        `every operation is listed with who may call it, in three languages, and found from each page`()
        async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            for (language, anyone) in [("kk", "баршаға"), ("ru", "всем"), ("en", "everybody")] {
                #expect(
                    try await arna.stranger.get("/\(language)").text.contains("/\(language)/api\""))
                let page = try await arna.stranger.get("/\(language)/api")
                #expect(page.status == 200)
                #expect(page.text.contains("POST \(base)"), "\(language)")
                #expect(
                    page.text.contains("/\(language)/api/operations/getPublicationsPublicationsId"))
                #expect(page.text.lowercased().contains(anyone), "\(page.text)")
            }
            let others = try await arna.stranger.get("/ru/api?plugin=nobody")
            #expect(others.status == 200 && !others.text.contains(base))
        }
    }

    @Test func `an operation shows how to call it, what it takes and what it answers`() async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            let page = try await arna.stranger.get(
                "/ru/api/operations/postPublicationsPublications")
            #expect(page.status == 200)
            #expect(page.text.contains("<code>publications.edit</code>"))
            #expect(page.text.contains("Authorization: Bearer $TOKEN"))
            #expect(page.text.contains("publishedOn"))
            #expect(page.text.contains("2026-03-20"))
            #expect(page.text.contains("<th scope=\"row\">429</th>"))
            // Its plugin says it in English only.
            #expect(page.text.contains("lang=\"en\""))
            #expect(!page.text.contains("<script>") && !page.text.contains("style=\""))
            #expect(try await arna.stranger.get("/ru/api/operations/nothing").status == 404)
        }
    }

    @Test func `a form leads to the real answer, without what was left empty`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let list = "/kk/api/operations/getPublicationsPublications/answer"
            let answer = try await arna.stranger.get("\(list)?page=2&perPage=&sort=-name&other=1")
            #expect(answer.status == 303)
            #expect(answer.headers["location"] == "\(base)?page=2&sort=-name")
            let one = "/kk/api/operations/getPublicationsPublicationsId"
            let odd = try await arna.stranger.get("\(one)/answer?id=../a%20b%3Fc")
            #expect(odd.headers["location"] == "\(base)/..%2Fa%20b%3Fc")
            let empty = try await arna.stranger.get("\(one)/answer?id=")
            #expect(empty.headers["location"] == one)
            let post = "/kk/api/operations/postPublicationsPublications/answer"
            #expect(try await arna.stranger.get(post).status == 404)
        }
    }
}
