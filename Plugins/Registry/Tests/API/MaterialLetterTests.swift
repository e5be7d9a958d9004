import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The letter of a methodical material` {
    @Test func `goes out whatever the length of its title`() async throws {
        try await MaterialScene.open { scene in
            try await scene.body("Орган", email: "organ@example.kz")
            let title = String(repeating: "Ұ", count: 300)
            let named = try await scene.client.put(
                "\(api)/materials/\(scene.material)",
                ["title": ["kk": .string(title), "ru": .string(title)]], revision: 1)
            #expect(named.status == 200, "\(named.text)")
            let edition = try await scene.published(1, from: "2020-01-01")
            _ = try await scene.act("sending", edition)
            scene.arna.clock.advance(by: 86_400)
            _ = try await scene.act("reminder", edition)
            for kind in [LetterKind.material, .materialReminder] {
                let letter = try #require(try await scene.arna.letters(kind).first)
                #expect(letter.subject.utf8.count <= 500 && letter.subject.contains("Ұ…"))
                #expect(letter.body.contains("«\(title)»"))
            }
        }
    }

    @Test func `goes to the body itself where no official has an e-mail`() async throws {
        try await MaterialScene.open { scene in
            _ = try await scene.client.recorded(
                "bodies", Records.body("Өзі", with: ["email": "ozi@example.kz"]))
            try await scene.body("Поштасыз", email: nil)
            let edition = try await scene.published(1, from: "2020-01-01")
            _ = try await scene.act("sending", edition)
            #expect(try await scene.arna.letters(.material).map(\.recipient) == ["ozi@example.kz"])
            #expect(try await scene.figures(edition) == [2, 0, 1, 1])
        }
    }

    @Test func `is not awaited of a body that was closed, nor written to it again`() async throws {
        try await MaterialScene.open { scene in
            let (body, _) = try await scene.body("Жабылған", email: "zhabyq@example.kz")
            try await scene.body("Қалған", email: "qalgan@example.kz")
            let edition = try await scene.published(1, from: "2020-01-01")
            _ = try await scene.act("sending", edition)
            let today = scene.arna.clock.now.formatted(.iso8601.year().month().day())
            let closed = try await scene.client.post(
                "\(api)/bodies/\(body)/closure", ["closedOn": .string(today)])
            #expect(closed.status == 200, "\(closed.text)")
            scene.arna.clock.advance(by: 2 * 86_400)
            let reminded = try await scene.act("reminder", edition)
            #expect(reminded.json["bodiesClosed"]?.int == 1, "\(reminded.text)")
            #expect(try await scene.figures(edition) == [2, 0, 1, 0])
            #expect(
                try await scene.arna.letters(.materialReminder).map(\.recipient)
                    == ["qalgan@example.kz"])
            let board = "/kk/registry/material-editions/\(edition)/acknowledgements"
            let page = try await scene.arna.browser(.operator).open("\(board)?state=bodyClosed")
            #expect(page.text.contains("Жабылған қазақша") && !page.text.contains("Қалған қазақша"))
        }
    }
}
