import PluginKit
import PluginTesting
import Testing

/// What every endpoint does because it was declared.
@Suite struct APITests {
    private let path = "/api/v1/publications/publications"
    private let example: JSON = [
        "name": ["kk": "Есеп", "ru": "Отчёт"], "publishedOn": "2026-03-20",
    ]

    @Test func `what is posted is found again under the place that the answer names`() async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            let program = try await arna.program(.operator)
            let made = try await program.post(path, example)
            #expect(made.status == 201, "\(made.text)")
            let id = made.json["id"]?.string ?? ""
            #expect(made.headers["location"] == "/api/v1/publications/publications/\(id)")
            let found = try await arna.stranger.get("\(path)/\(id)")
            #expect(found.status == 200)
            #expect(found.json["name"]?["kk"] == "Есеп")
            #expect(found.revision == 1)
        }
    }

    @Test func `who is not signed in gets 401, who may not 403, and nothing is written`()
        async throws
    {
        try await Arna.with([.publications]) { arna async throws in
            #expect(try await arna.stranger.post(path, example).status == 401)
            #expect(try await arna.program(.reader).post(path, example).status == 403)
            #expect(try await arna.program(.auditor).post(path, example).status == 403)
            #expect(try await arna.stranger.get(path).json["total"] == 0)
        }
    }

    @Test func `all that is wrong with an input is told at once, with pointers`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let answer = try await arna.program(.operator).post(
                path, ["nam": ["kk": "x"], "pages": "many", "publishedOn": "2026-02-30"])
            #expect(answer.status == 422)
            #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true)
            let pointers = (answer.json["errors"]?.array ?? []).compactMap { $0["pointer"]?.string }
            #expect(Set(pointers) == ["/nam", "/pages", "/publishedOn", "/name"])
        }
    }

    @Test func `a refusal speaks the language that is asked for`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let russian = try await arna.stranger.get(
                "/api/v1/publications/nothing", headers: ["Accept-Language": "ru"])
            let kazakh = try await arna.stranger.get("/api/v1/publications/nothing")
            #expect(russian.status == 404 && kazakh.status == 404)
            #expect(russian.json["title"] != kazakh.json["title"])
            #expect(russian.headers["content-language"] == "ru")
        }
    }

    @Test func `a change names the revision it saw, or is refused`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let program = try await arna.program(.operator)
            let id = try await program.post(path, example).json["id"]?.string ?? ""
            let place = "\(path)/\(id)"
            #expect(try await program.put(place, ["pages": 5]).status == 428)
            #expect(try await program.put(place, ["pages": 5], revision: 7).status == 412)
            let changed = try await program.put(place, ["pages": 5], revision: 1)
            #expect(changed.status == 200 && changed.revision == 2)
            #expect(changed.json["pages"] == 5)
            #expect(changed.json["name"]?["ru"] == "Отчёт", "what is not given stays")
            let emptied = try await program.put(place, ["pages": nil], revision: 2)
            #expect(emptied.json["pages"] == .null, "what is given as null is emptied")
        }
    }

    @Test(arguments: ["{", "{\"name\": \"\u{FF}", "[1,", "{\"a\":1,\"a\":2}"])
    func `a body that is no JSON is refused with 400`(_ body: String) async throws {
        try await Arna.with([.publications]) { arna async throws in
            let answer = try await arna.program(.operator).send(
                path, Array(body.utf8), type: "application/json")
            #expect(answer.status == 400)
        }
    }

    @Test func `broken UTF-8 is refused with 400`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let bytes = Array("{\"name\":{\"kk\":\"".utf8) + [0xD0] + Array("\"}}".utf8)
            let answer = try await arna.program(.operator).send(
                path, bytes, type: "application/json")
            #expect(answer.status == 400)
        }
    }

    @Test func `a body that is too large or of another kind is refused`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let program = try await arna.program(.operator)
            let large = [UInt8](repeating: 0x20, count: 2_000_000)
            #expect(try await program.send(path, large, type: "application/json").status == 413)
            #expect(try await program.send(path, [0x7B, 0x7D], type: "text/plain").status == 415)
        }
    }

    @Test func `markup and SQL in a text stay text`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let nasty = "<script>alert(1)</script>'; DROP TABLE publications.publications; --"
            let made = try await arna.program(.operator).post(
                path, ["name": ["kk": .string(nasty)], "publishedOn": "2026-03-20"])
            #expect(made.json["name"]?["kk"] == .string(nasty))
            let page = try await arna.stranger.get("/kk/publications")
            #expect(page.status == 200)
            #expect(!page.text.contains("<script>"))
            #expect(page.text.contains("&lt;script&gt;"))
        }
    }

    @Test func `a list tells its length, and a page beyond its end is empty`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let program = try await arna.program(.operator)
            for _ in 0..<3 { _ = try await program.post(path, example) }
            let first = try await arna.stranger.get("\(path)?perPage=2")
            #expect(first.json["items"]?.array?.count == 2)
            #expect(first.json["total"] == 3 && first.json["totalIs"] == "exact")
            let beyond = try await arna.stranger.get("\(path)?perPage=2&page=9")
            #expect(beyond.status == 200 && beyond.json["items"]?.array?.isEmpty == true)
            #expect(try await arna.stranger.get("\(path)?perPage=101").status == 422)
            #expect(try await arna.stranger.get("\(path)?pagee=2").status == 422)
        }
    }

    @Test func `the description names every endpoint, and no schema is empty`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let description = try await arna.stranger.get("/api/openapi.json").json
            #expect(description["openapi"] == "3.1.0")
            let create = description["paths"]?[path]?["post"]
            #expect(create?["security"] == [["bearer": []]])
            #expect(create?["requestBody"] != nil)
            let record = description["components"]?["schemas"]?["publications.Publication"]
            #expect(record?["additionalProperties"] == false)
        }
    }

    @Test func `no schema takes anything, of endpoints, imports, exports or files`() async throws {
        let plugins: [PluginUnderTest] = [
            .publications, FiledPublications.underTest, ImportedPublications.underTest,
            TellingPublications.underTest,
        ]
        for plugin in plugins {
            try await Arna.with([plugin]) { arna async throws in
                let description = try await arna.stranger.get("/api/openapi.json").json
                #expect(OpenSchemas(document: description).open == [])
            }
        }
    }

    @Test func `every write leaves who, when, from where, before and after`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let program = try await arna.program(.operator)
            let id = try await program.post(path, example).json["id"]?.string ?? ""
            _ = try await program.put("\(path)/\(id)", ["pages": 5], revision: 1)
            let rows = try await arna.owner.rows(
                """
                SELECT action, address, before IS NULL, after->>'pages' FROM platform.audit
                WHERE subject = \(id)::uuid ORDER BY id
                """, as: (String, String?, Bool, String?).self)
            #expect(
                rows.map(\.0) == [
                    "publications.publication.added", "publications.publication.changed",
                ])
            #expect(rows.allSatisfy { $0.1 == "192.0.2.1" })
            #expect(rows.map(\.2) == [true, false])
            #expect(rows.last?.3 == "5")
        }
    }
}
