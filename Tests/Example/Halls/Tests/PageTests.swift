import PluginKit
import PluginTesting
import Testing

@testable import Halls

@Suite struct `The pages of halls` {
    @Test(arguments: ["kk", "ru", "en"])
    func `show the list, a hall and the news`(language: String) async throws {
        try await withHalls { arna in
            let id = try await arna.program(.operator).open("A-1")
            await arna.handOverEvents()
            for path in ["", "/halls/\(id)", "/news"] {
                let page = try await arna.browser.open("/\(language)/halls\(path)")
                #expect(page.status == 200)
                #expect(page.text.contains("A-1 залы"), "\(path)")
            }
            let start = try await arna.browser.open("/\(language)")
            #expect(start.text.contains("/\(language)/halls"))
        }
    }

    @Test func `open, correct and close a hall with forms`() async throws {
        try await withHalls { arna in
            let browser = try await arna.browser(.operator)
            let opened = try await browser.fill(
                "/en/halls/halls/new",
                [
                    ("number", "A-1"), ("name.kk", "Кітапхана"), ("address.kk", "Үлгі көшесі, 1"),
                    ("seats", "40"),
                ])
            #expect(opened.text.contains("The hall was opened."), "\(opened.text)")
            let hall = try await arna.stranger.get("\(api)/halls").all("id").first
            let path = "/en/halls/halls/\(try #require(hall ?? nil))"
            let corrected = try await browser.fill("\(path)/edit", [("seats", "50")])
            #expect(corrected.text.contains("The hall was corrected."), "\(corrected.text)")
            let closed = try await browser.fill("\(path)/closure", [("lastDay", "2026-12-31")])
            #expect(closed.text.contains("31 December 2026"), "\(closed.text)")
        }
    }

    @Test func `say at the field what is wrong`() async throws {
        try await withHalls { arna in
            let browser = try await arna.browser(.operator)
            let answer = try await browser.fill(
                "/en/halls/halls/new",
                [
                    ("number", "A-1"), ("name.kk", "Кітапхана"), ("address.kk", "Үлгі көшесі, 1"),
                    ("seats", "0"),
                ])
            #expect(answer.status == 422)
            #expect(answer.text.contains("Give a number of seats from 1 to 10,000."))
        }
    }
}
