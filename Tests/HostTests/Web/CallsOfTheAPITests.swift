import Foundation
import PluginKit
import PluginTesting
import Testing

/// What a program is told of how often it may call.
@Suite struct CallsOfTheAPITests {
    private let path = "/api/v1/publications/publications"

    @Test
    func `every answer says how many calls are left, and who calls too often when to come again`()
        async throws
    {
        try await Arna.with([.publications], settings: ["api.callsOfNetwork": "2"]) {
            arna async throws in
            let first = try await arna.stranger.get(path)
            #expect(first.headers["ratelimit-policy"] == "\"network\";q=2;w=60")
            #expect(first.headers["ratelimit"] == "\"network\";r=1;t=60")
            let wrong = try await arna.stranger.get("\(path)?nothing=1")
            #expect(wrong.status == 422 && wrong.headers["ratelimit"] == "\"network\";r=0;t=60")
            arna.clock.advance(by: 15)
            let refused = try await arna.stranger.get(path, headers: ["Accept-Language": "ru"])
            #expect(refused.status == 429 && refused.headers["retry-after"] == "45")
            #expect(refused.headers["ratelimit"] == "\"network\";r=0;t=45")
            #expect(
                refused.json["title"]
                    == "API вызывается слишком часто. Повторите через 45 секунд.")
            arna.clock.advance(by: 45)
            #expect(try await arna.stranger.get(path).status == 200)
        }
    }

    @Test func `two tokens of one address have each their own calls, and pages are not counted`()
        async throws
    {
        try await Arna.with(
            [.publications], settings: ["api.callsOfNetwork": "1", "api.callsOfToken": "1"]
        ) { arna async throws in
            let programs = [try await arna.program(.operator), try await arna.program(.reader)]
            for program in programs {
                let answer = try await program.get(path)
                #expect(answer.status == 200)
                #expect(answer.headers["ratelimit"] == "\"token\";r=0;t=60")
                #expect(try await program.get(path).status == 429)
            }
            #expect(try await arna.stranger.get(path).status == 200)
            #expect(try await arna.stranger.get(path).status == 429)
            #expect(try await arna.stranger.get("/kk/publications").status == 200)
            #expect(try await arna.stranger.get("/api/openapi.json").status == 200)
        }
    }

    @Test func `where no limit is set nothing is said of one`() async throws {
        try await Arna.with(
            [.publications], settings: ["api.callsOfNetwork": "0", "api.callsOfToken": "0"]
        ) { arna async throws in
            for client in [arna.stranger, try await arna.program(.operator)] {
                let answer = try await client.get(path)
                #expect(answer.status == 200)
                #expect(answer.headers["ratelimit"] == nil)
                #expect(answer.headers["ratelimit-policy"] == nil)
            }
        }
    }

    @Test func `the description says that every operation may answer so`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let description = try await arna.stranger.get("/api/openapi.json").json
            let responses = description["paths"]?[path]?["get"]?["responses"]
            #expect(responses?["429"]?["headers"]?["Retry-After"] != nil)
            #expect(responses?["200"]?["headers"]?["RateLimit"] != nil)
            #expect(description["components"]?["headers"]?["RateLimit"]?["schema"] != nil)
        }
    }
}
