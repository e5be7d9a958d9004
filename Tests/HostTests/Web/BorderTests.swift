import Host
import PluginKit
import PluginTesting
import Testing

/// What the border of the host does with what nobody asked it to take.
@Suite struct BorderTests {
    private let path = "/api/v1/publications/publications"
    private let example: JSON = ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"]

    @Test func `a method that a path does not take is answered with those that it takes`()
        async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            let answer = try await arna.stranger.call("DELETE", path)
            #expect(answer.status == 405)
            #expect(answer.headers["allow"] == "GET, POST")
            #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true)
            #expect(try await arna.stranger.call("POST", "/kk/publications").status == 405)
            #expect(try await arna.stranger.call("DELETE", "/api/v1/nowhere").status == 404)
        }
    }

    @Test(arguments: ["a b\"c", "short", "<script>", String(repeating: "a", count: 5_000)])
    func `a stranger's cookie that is none of ours is replaced`(_ value: String) async throws {
        try await Arna.with([.publications]) { arna async throws in
            let page = try await arna.stranger.get(
                "/kk/signin", headers: ["Cookie": "arna_form=\(value)"])
            #expect(page.status == 200)
            let token = page.cookies["arna_form"] ?? ""
            #expect(token.count == 43)
            #expect(page.text.contains("name=\"_csrf\" value=\"\(token)\""))
        }
    }

    @Test(arguments: ["//evil.example", "/\\evil.example", "https://evil.example", "/\u{9}/evil"])
    func `signing in leads to no other site`(_ next: String) async throws {
        try await Arna.with([.publications]) { arna async throws in
            let account = try await arna.host.accountForTests(role: .reader)
            let token = String(repeating: "t", count: 43)
            var client = arna.stranger
            client.headers["Cookie"] = "arna_form=\(token)"
            let answer = try await client.submit(
                "/en/signin",
                [
                    ("_csrf", token), ("email", account.email), ("password", account.password),
                    ("next", next),
                ])
            #expect(answer.status == 303)
            #expect(answer.headers["location"] == "/en")
        }
    }

    @Test func `a tag that is none of ours matches no revision`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let program = try await arna.program(.operator)
            let id = try await program.post("\(path)/", example).headers["location"] ?? ""
            #expect(id.hasPrefix("\(path)/") && !id.contains("//"))
            for tag in ["\"abc\"", "\"-1\"", "*", "\"1\", \"2\""] {
                let answer = try await program.call(
                    "PUT", id, Array("{\"pages\":5}".utf8), "application/json",
                    headers: ["If-Match": tag])
                #expect(answer.status == 412, "\(tag)")
            }
        }
    }

    @Test func `a text is as long as its code points`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let marks = "а" + String(repeating: "\u{301}", count: 500)
            let answer = try await arna.program(.operator).post(
                path, ["name": ["kk": .string(marks)], "publishedOn": "2026-03-20"])
            #expect(answer.status == 422)
            #expect(answer.json["errors"]?.array?.first?["code"] == "tooLong")
        }
    }

    @Test func `a locked sign-in says when to come again`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let token = String(repeating: "t", count: 43)
            var client = arna.stranger
            client.headers["Cookie"] = "arna_form=\(token)"
            var answer: Answer?
            for _ in 0..<6 {
                answer = try await client.submit(
                    "/en/signin",
                    [("_csrf", token), ("email", "nobody@example.kz"), ("password", "wrong wrong")])
            }
            #expect(answer?.status == 429)
            #expect(answer?.headers["retry-after"].flatMap(Int.init).map { $0 > 0 } == true)
        }
    }

    @Test func `who is signed out already may sign out again`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let answer = try await arna.stranger.submit("/kk/signout", [])
            #expect(answer.status == 303)
        }
    }

    @Test func `a change requires nothing in the description, what is made does`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let schemas = try await arna.stranger.get("/api/openapi.json")
                .json["components"]?["schemas"]
            #expect(schemas?["publications.PublicationChange"]?["required"] == [])
            let input = schemas?["publications.PublicationInput"]
            #expect(input?["required"] == ["name", "publishedOn"])
        }
    }
}
