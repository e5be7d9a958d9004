import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import __Name__

@Suite struct __Name__Tests {
    @Test func `a stranger reads the notes, the newest first`() async throws {
        try await Arna.with([__plugin__]) { arna in
            try await write("Бірінші", at: arna.clock.now, in: arna)
            arna.clock.advance(by: 60)
            try await write("Екінші", at: arna.clock.now, in: arna)
            let answer = try await arna.stranger.get("/api/v1/__id__/notes")
            let texts = answer.json["items"]?.array?.map { $0["text"]?["kk"]?.string }
            #expect(texts == ["Екінші", "Бірінші"])
        }
    }

    @Test(arguments: ["kk", "ru", "en"])
    func `the page shows the notes in every language`(language: String) async throws {
        try await Arna.with([__plugin__]) { arna in
            try await write("Сәлем", at: arna.clock.now, in: arna)
            let page = try await arna.browser.open("/\(language)/__id__")
            #expect(page.status == 200)
            #expect(page.text.contains("Сәлем"))
        }
    }

    private func write(_ text: String, at time: Date, in arna: Arna) async throws {
        try await arna.database.execute(
            """
            INSERT INTO __id__.notes (id, text_kk, written_at)
            VALUES (\(UUID.v7()), \(text), \(time))
            """)
    }
}
