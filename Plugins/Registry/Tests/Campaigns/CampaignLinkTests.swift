import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `A link of a campaign` {
    @Test func `ends when the body has another address, or is handed a new one`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Аудан"])
            let first = try await scene.link(of: "audan@example.kz")
            let place = "\(api)/campaigns/\(id)/bodies/\(scene.body("Аудан"))"
            for address in ["audan@example.kz", "zhana@example.kz", "zhana@example.kz"] {
                let sent = try await scene.ministry.post(
                    "\(place)/address", ["address": .string(address)])
                #expect(sent.status == 200, "\(sent.text)")
            }
            #expect(
                try await scene.arna.letters(.campaignRequest).map(\.recipient)
                    == ["audan@example.kz", "zhana@example.kz"])
            #expect(try await scene.arna.browser.open(first).status == 404)
            let second = try await scene.link(of: "zhana@example.kz")
            #expect(try await scene.arna.browser.open(second).status == 200)
            let handed = try await scene.ministry.post("\(place)/link", [:])
            let third = try #require(
                handed.json["link"]?.string?.firstMatch(of: /\/kk\/registry\/answers\/.+/)?.0,
                "\(handed.text)")
            #expect(try await scene.arna.browser.open(second).status == 404)
            #expect(try await scene.arna.browser.open(String(third)).status == 200)
            #expect(try await scene.states(id) == ["Аудан": "awaited"])
        }
    }

    @Test func `is neither sent nor handed over after the due day or for a closed body`()
        async throws
    {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Аудан", "Ауыл"])
            let closed = try await scene.ministry.post(
                "\(api)/bodies/\(scene.body("Ауыл"))/closure", ["closedOn": "2026-10-01"])
            #expect(closed.status == 200, "\(closed.text)")
            await scene.pass(days: 2)
            func refused(_ body: String) async throws {
                let place = "\(api)/campaigns/\(id)/bodies/\(scene.body(body))"
                #expect(try await scene.ministry.post("\(place)/link", [:]).status == 409)
                let addressed = try await scene.ministry.post(
                    "\(place)/address", ["address": "kesh@example.kz"])
                #expect(addressed.status == 409, "\(addressed.text)")
            }
            try await refused("Ауыл")
            await scene.pass(days: 14)
            try await refused("Аудан")
            #expect(
                try await !scene.arna.letters(.campaignRequest).contains {
                    $0.recipient == "kesh@example.kz"
                })
        }
    }

    @Test func `does not replace an answer that its holder has not seen`() async throws {
        try await Collecting.open { scene async throws in
            let id = try await scene.opened(asking: ["Министрлік"])
            let link = try await scene.link(of: "min@example.kz")
            let body = "\(link)/bodies/\(scene.body("Министрлік"))"
            let browser = scene.arna.browser
            let same = try await browser.fill("\(body)/confirmation", [])
            #expect(same.status == 200, "\(same.text)")
            let designated = try await browser.fill(
                "\(body)/designation", Collecting.answer + [("answers", "0")])
            #expect(designated.status == 412)
            for late in [
                designated, try await browser.fill("\(body)/confirmation", [("answers", "0")]),
                try await browser.fill(
                    "\(body)/absence", [("reason", "Штат жоқ"), ("answers", "0")]),
            ] {
                #expect(late.status == 412)
                #expect(late.text.contains("Берілген жауап: Өзгеріссіз"), "\(late.text)")
                #expect(late.text.contains("name=\"answers\" value=\"1\""))
            }
            #expect(try await scene.states(id) == ["Министрлік": "unchanged"])
            let seen = try await browser.fill("\(body)/absence", [("reason", "Штат жоқ")])
            #expect(seen.status == 200, "\(seen.text)")
        }
    }

    @Test func `is answered by no client without end`() {
        let forms = CampaignLinks.pages.filter { if case .form = $0.kind { true } else { false } }
        #expect(forms.count == 3 && forms.allSatisfy { $0.limit == .campaignAnswers })
    }
}
