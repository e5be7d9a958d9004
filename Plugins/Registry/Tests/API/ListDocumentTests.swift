import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `A document of a list` {
    private let list = "/kk/registry/lists/\(Territory.oblast)"

    @Test func `is a tagged PDF in the reader's language`() async throws {
        try await Territory.open { scene async throws in
            for language in ["kk", "ru"] {
                let answer = try await scene.arna.stranger.get(
                    "/\(language)/registry/lists/\(Territory.oblast).pdf")
                #expect(answer.status == 200, "\(answer.text.prefix(2_000))")
                #expect(answer.headers["content-type"] == "application/pdf")
                #expect(
                    answer.headers["content-disposition"]
                        == "attachment; filename=\"officials-100000000-2026-10-01.pdf\"")
                let text = String(decoding: answer.bytes, as: Unicode.ASCII.self)
                #expect(text.hasPrefix("%PDF-"))
                #expect(text.contains("/StructTreeRoot") && text.contains("/Lang (\(language))"))
                #expect(text.contains("pdfuaid"))
            }
        }
    }

    @Test func `is a file for a word processor`() async throws {
        try await Territory.open { scene async throws in
            let answer = try await scene.arna.stranger.get("\(list).docx")
            #expect(answer.status == 200, "\(answer.text.prefix(2_000))")
            #expect(answer.headers["content-type"]?.contains("wordprocessingml") == true)
            #expect(answer.bytes.starts(with: Array("PK".utf8)))
        }
    }

    @Test func `is a workbook that can be read, in which no cell is computed`() async throws {
        try await Territory.open { scene async throws in
            try await scene.arna.owner.execute(
                "UPDATE registry.officials SET surname_kk = '=1+1' WHERE level = 'district'")
            let answer = try await scene.arna.stranger.get("\(list).xlsx")
            #expect(answer.status == 200)
            let sheet = try #require(try ReadWorkbook(answer.bytes).sheets.first)
            #expect(sheet.title == "Уәкілетті лауазымды тұлғалар" && sheet.rows.count == 4)
            #expect(sheet.rows.first?.contains { $0.contains("(қазақша)") } == true)
            let cells = sheet.rows.joined()
            #expect(cells.contains("Облысов") && cells.contains("=1+1"), "\(cells)")
            #expect(cells.contains("2024-01-10") && cells.contains("100000000"))
        }
    }

    @Test func `is not sent again while the list is the same`() async throws {
        try await Territory.open { scene async throws in
            let first = try await scene.arna.stranger.get("\(list).pdf")
            let tag = try #require(first.headers["etag"])
            let again = try await scene.arna.stranger.get(
                "\(list).pdf", headers: ["If-None-Match": tag])
            #expect(again.status == 304 && again.bytes.isEmpty)
            let body = try #require(scene.bodies["Облыс"])
            _ = try await scene.ministry.recorded(
                "designations", Records.designation(of: body, "Жаңаов", kind: "deputy"))
            let changed = try await scene.arna.stranger.get(
                "\(list).pdf", headers: ["If-None-Match": tag])
            #expect(changed.status == 200 && changed.headers["etag"] != tag)
        }
    }

    @Test func `is made once for a crowd that asks at the same time`() async throws {
        try await Territory.open { scene async throws in
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 1...40 {
                    group.addTask { try await scene.arna.stranger.get("\(list).pdf") }
                }
                return try await group.reduce(into: [Answer]()) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 200 })
            #expect(Set(answers.map(\.bytes)).count == 1)
        }
    }

    @Test(arguments: ["pdf", "docx"])
    func `is not broken by names of a thousand letters`(ending: String) async throws {
        try await Territory.open { scene async throws in
            let long = String(repeating: "Ұзынатау", count: 125)
            try await scene.arna.owner.execute(
                "UPDATE registry.officials SET body_name_kk = \(long), surname_kk = \(long)")
            let answer = try await scene.arna.stranger.get("\(list).\(ending)")
            #expect(answer.status == 200 && answer.bytes.count > 4_000)
            let body = try #require(scene.bodies["Облыс"])
            let poster = try await scene.arna.stranger.get(
                "/kk/registry/bodies/\(body)/poster.pdf")
            #expect(poster.status == 200)
        }
    }
}

@Suite struct `A poster of a body` {
    @Test(arguments: ["kk", "ru"])
    func `shows its official and a code that leads to its page`(language: String) async throws {
        try await Territory.open { scene async throws in
            let body = try #require(scene.bodies["Облыс"])
            let path = "/\(language)/registry/bodies/\(body)"
            let page = try await scene.arna.stranger.get("\(path)/poster")
            #expect(page.status == 200 && page.text.contains("Облысов"))
            #expect(page.text.contains("src=\"data:image/svg+xml;base64,"))
            #expect(page.text.contains("http://localhost\(path)\""))
            let document = try await scene.arna.stranger.get("\(path)/poster.pdf")
            #expect(document.status == 200 && document.bytes.starts(with: Array("%PDF-".utf8)))
            #expect(
                try await scene.arna.stranger.get(path).text.contains("\(path)/poster\""))
        }
    }

    @Test func `is missing where a body has nobody to show`() async throws {
        try await withRegistry { arna async throws in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            for path in ["poster", "poster.pdf"] {
                let answer = try await arna.stranger.get("/ru/registry/bodies/\(body)/\(path)")
                #expect(answer.status == 404 && answer.text.contains("нет и плаката"))
            }
        }
    }
}
