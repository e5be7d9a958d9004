import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Host

@Suite struct `Answers for those who take gzip` {
    private let api = "/api/v1/publications"

    private func open(_ test: (Arna) async throws -> Void) async throws {
        try await Arna.with([.publications]) { arna in
            let client = try await arna.program(.operator)
            let made = try await client.post(
                "\(api)/publications", ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"])
            try #require(made.status == 201, "\(made.text)")
            try await test(arna)
        }
    }

    private func unpacked(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        gzip.standardOutput = output
        try gzip.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        #expect(gzip.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self)
    }

    @Test(arguments: [
        "/kk/publications", "/api/openapi.json", "/kk/nowhere",
        "/api/v1/publications/exports/publications?copies=1200",
        "/api/v1/publications/exports/publications?copies=1200&format=jsonl",
    ])
    func `are smaller, and say the same`(path: String) async throws {
        try await open { arna in
            let plain = try await arna.stranger.get(path)
            #expect(plain.headers["content-encoding"] == nil)
            #expect(plain.headers["vary"] == "Accept-Encoding")
            let small = try await arna.stranger.get(
                path, headers: ["Accept-Encoding": "br;q=1.0, gzip;q=0.8, *;q=0.1"])
            #expect(small.headers["content-encoding"] == "gzip")
            #expect(small.headers["vary"] == "Accept-Encoding")
            #expect(small.status == plain.status)
            #expect(2 * small.bytes.count < plain.bytes.count)
            #expect(
                try unpacked(small.bytes).replacing(id(of: small), with: "")
                    == plain.text.replacing(id(of: plain), with: ""))
        }
    }

    /// Pages that tell of a failure name it.
    private func id(of answer: Answer) -> String { answer.headers["x-request-id"] ?? "" }

    @Test(arguments: ["gzip;q=0", "br", "identity, *;q=0", "gzip; q=0.000, *"])
    func `go as they are to who takes none`(accepted: String) async throws {
        try await open { arna in
            let answer = try await arna.stranger.get(
                "/kk/publications", headers: ["Accept-Encoding": accepted])
            #expect(answer.headers["content-encoding"] == nil && answer.text.contains("Есеп"))
        }
    }

    @Test func `are left alone where there is little to gain`() async throws {
        try await open { arna in
            let accept = ["Accept-Encoding": "gzip"]
            let short = try await arna.stranger.get("\(api)/publications", headers: accept)
            #expect(short.headers["content-encoding"] == nil && short.headers["vary"] == nil)
            let workbook = try await arna.stranger.get(
                "\(api)/exports/publications?format=xlsx&copies=1200", headers: accept)
            #expect(workbook.headers["content-encoding"] == nil)
            #expect(workbook.bytes.starts(with: Array("PK".utf8)))
            let head = try await arna.stranger.call(
                "HEAD", "/kk/publications", headers: accept)
            #expect(head.status == 200 && head.bytes.isEmpty)
        }
    }
}
