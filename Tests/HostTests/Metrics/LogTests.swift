import Foundation
import Logging
import PluginKit
import PluginTesting
import Testing

@testable import Host

/// What the log says of requests and of the work of plugins.
@Suite struct LogTests {
    @Test func `a request leaves a line that names its route and no person`() async throws {
        let log = RememberedLog()
        try await Arna.with(
            [.publications], settings: ["log.requests": "info"], logger: log.logger(.info)
        ) { arna async throws in
            let id = UUID().uuidString
            let answer = try await arna.stranger.get(
                "/api/v1/publications/publications/\(id)?q=arman@example.kz")
            let line = try #require(log.lines(saying: "answered").first)
            #expect(line.metadata["request"] == answer.headers["x-request-id"])
            #expect(line.metadata["plugin"] == "publications")
            #expect(line.metadata["method"] == "GET")
            #expect(line.metadata["route"] == "/api/v1/publications/publications/{id}")
            #expect(line.metadata["status"] == "422")
            #expect(line.metadata["milliseconds"].flatMap { Double($0) } != nil)
            let all = log.lines.map { "\($0)" }.joined()
            #expect(!all.contains(id) && !all.contains("arman"))
        }
    }

    @Test func `of a path that no route takes nothing is repeated`() async throws {
        let log = RememberedLog()
        try await Arna.with(
            [.publications], settings: ["log.requests": "info"], logger: log.logger(.info)
        ) { arna async throws in
            _ = try await arna.stranger.get("/kk/publications/arman@example.kz/x")
            let line = try #require(log.lines(saying: "answered").first)
            #expect(line.metadata["route"] == "unmatched")
            #expect(line.metadata["plugin"] == nil)
            #expect(line.metadata["status"] == "404")
        }
    }

    @Test func `where nobody asked for it, requests leave no line`() async throws {
        let log = RememberedLog()
        try await Arna.with([.publications], logger: log.logger(.info)) { arna async throws in
            _ = try await arna.stranger.get("/kk/publications")
            #expect(log.lines(saying: "answered").isEmpty)
        }
    }

    @Test func `what a plugin logs carries its id and that of the request`() async throws {
        let log = RememberedLog()
        try await Arna.with([TellingPublications.underTest], logger: log.logger(.info)) {
            arna async throws in
            let answer = try await arna.program(.operator).post(
                "/api/v1/publications/publications",
                ["name": ["kk": "poison"], "publishedOn": "2026-03-20"])
            let request = answer.headers["x-request-id"]
            let line = try #require(log.lines(saying: "added").first)
            #expect(line.metadata["plugin"] == "publications")
            #expect(line.metadata["request"] == request)

            await arna.handOverEvents()
            for message in ["counted", "a handler failed"] {
                let line = try #require(log.lines(saying: message).first)
                #expect(line.metadata["plugin"] == "publications")
                #expect(line.metadata["request"] == request)
            }
        }
    }

    @Test func `a request that failed is logged with its plugin`() async throws {
        let log = RememberedLog()
        try await Arna.with([.publications], logger: log.logger(.info)) { arna async throws in
            try await arna.owner.execute("DROP TABLE publications.publications")
            let answer = try await arna.stranger.get("/api/v1/publications/publications")
            #expect(answer.status == 500)
            let line = try #require(log.lines(saying: "request failed").first)
            #expect(line.metadata["plugin"] == "publications")
            #expect(line.metadata["request"] == answer.headers["x-request-id"])
        }
    }

    @Test func `a line of JSON keeps numbers, and its own names are nobody else's`() throws {
        var log = JSONLog(label: "arna", level: .info)
        log[metadataKey: "plugin"] = "registry"
        let event = LogEvent(
            level: .error, message: "a \"b\"\n", error: nil,
            metadata: [
                "milliseconds": .stringConvertible(1.5), "status": .stringConvertible(200),
                "level": "mine", "names": ["a", "b"],
            ], source: "", file: "", function: "", line: 1)
        let line = log.line(of: event, at: Date(timeIntervalSince1970: 0))
        let json = try JSONParser.parse(line)
        #expect(!line.contains(UInt8(ascii: "\n")))
        #expect(json["message"] == "a \"b\"\n")
        #expect(json["level"] == "error")
        #expect(json["level_"] == "mine")
        #expect(json["plugin"] == "registry")
        #expect(json["status"] == 200)
        #expect(json["milliseconds"] == .number("1.5"))
        #expect(json["names"] == ["a", "b"])
    }
}
