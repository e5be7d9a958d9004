import PluginKit
import PluginTesting
import Testing

@testable import Host

@Suite struct `An export as a workbook` {
    private let path = "/api/v1/publications/exports/publications"

    private func open(_ test: (Arna) async throws -> Void) async throws {
        try await Arna.with([.publications]) { arna in
            let client = try await arna.program(.operator)
            _ = try await client.post(
                "/api/v1/publications/publications",
                ["name": ["kk": "Есеп"], "pages": 12, "publishedOn": "2026-03-20"])
            try await test(arna)
        }
    }

    @Test func `is whole, however many parts it is read in`() async throws {
        try await open { arna in
            let answer = try await arna.stranger.get("\(path)?format=xlsx&copies=2100&language=kk")
            let sheet = try #require(try ReadWorkbook(answer.bytes).sheets.first)
            #expect(sheet.rows.count == 2_101)
            #expect(Set(sheet.rows.dropFirst().map { $0.dropFirst() }).count == 1)
            #expect(sheet.rows.last?.suffix(2) == ["12", "2026-03-20"])
        }
    }

    @Test func `has a header where nothing is in it`() async throws {
        try await open { arna in
            let answer = try await arna.stranger.get("\(path)?format=xlsx&copies=0")
            #expect(try ReadWorkbook(answer.bytes).sheets.first?.rows.count == 1)
        }
    }

    @Test func `is refused where a spreadsheet could not read all of it, and the way out is told`()
        async throws
    {
        try await open { arna in
            let many = "copies=\(WorkbookWriter.mostRows)"
            let answer = try await arna.stranger.get(
                "\(path)?format=xlsx&\(many)", headers: ["Accept-Language": "ru"])
            #expect(answer.status == 422)
            #expect(
                answer.text.contains("1048575") && answer.text.contains("CSV"), "\(answer.text)")
        }
    }

    @Test func `is in the description of the API`() async throws {
        try await open { arna in
            let description = try await arna.stranger.get("/api/openapi.json").json
            let operation = description["paths"]?[path]?["get"]
            let content = operation?["responses"]?["200"]?["content"]
            #expect(content?[FileType.xlsx.mediaType]?["schema"]?["type"] == "string")
        }
    }
}
