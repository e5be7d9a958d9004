import Foundation
import FoundationXML
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// The feed of what became of bodies.
@Suite struct `The feed of changes` {
    private let path = "/kk/registry/changes.atom"

    /// What a reader of feeds finds in a document that is well formed.
    private final class Reading: NSObject, XMLParserDelegate {
        var entries: [[String: String]] = []
        var links: [String: String] = [:]
        var feed: [String: String] = [:]
        private var isInEntry = false
        private var text = ""

        init(_ bytes: [UInt8]) throws {
            super.init()
            let parser = XMLParser(data: Data(bytes))
            parser.delegate = self
            let isWellFormed = parser.parse()
            try #require(isWellFormed, "\(parser.parserError.debugDescription)")
        }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            text = ""
            if name == "feed" { feed["lang"] = attributes["xml:lang"] }
            if name == "entry" {
                isInEntry = true
                entries.append([:])
            }
            guard name == "link", let href = attributes["href"] else { return }
            if isInEntry {
                entries[entries.count - 1]["link"] = href
            } else {
                links[attributes["rel"] ?? ""] = href
            }
        }

        func parser(_ parser: XMLParser, foundCharacters more: String) { text += more }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            if name == "entry" { isInEntry = false }
            guard name != "link" else { return }
            if isInEntry {
                entries[entries.count - 1][name] = text
            } else if feed[name] == nil {
                feed[name] = text
            }
        }
    }

    private func play(_ test: (Arna, Client) async throws -> Void) async throws {
        try await withRegistry { arna in try await test(arna, try await arna.program(.operator)) }
    }

    @Test(arguments: ["kk", "ru", "en"])
    func `tells each change in the reader's language`(_ language: String) async throws {
        try await play { arna, client in
            let body = try await client.recorded("bodies", Records.body("Орган"))
            await arna.handOverEvents()
            let answer = try await arna.stranger.get("/\(language)/registry/changes.atom")
            #expect(answer.status == 200)
            #expect(
                answer.headers["content-type"] == "application/atom+xml; charset=utf-8")
            let reading = try Reading(answer.bytes)
            #expect(reading.feed["lang"] == language)
            #expect(reading.links["self"] == "http://localhost/\(language)/registry/changes.atom")
            #expect(reading.links["alternate"] == "http://localhost/\(language)/registry/changes")
            let entry = try #require(reading.entries.first)
            #expect(
                entry["title"] == (language == "ru" ? "Орган по-русски" : "Орган қазақша"))
            let kind = ["kk": "Құрылды", "ru": "Образован", "en": "Founded"][language] ?? ""
            #expect(entry["summary"]?.hasPrefix(kind) == true, "\(entry)")
            #expect(entry["link"] == "http://localhost/\(language)/registry/bodies/\(body)")
            #expect(entry["id"]?.hasPrefix("urn:uuid:") == true)
            #expect(entry["updated"] == reading.feed["updated"])
            #expect(entry["id"] != reading.feed["id"])
        }
    }

    @Test func `is well formed whatever a body is called`() async throws {
        let name = "«Қазақ» <b>&amp; \"Co\"</b> ]]> 🇰🇿"
        try await play { arna, client in
            _ = try await client.recorded(
                "bodies",
                [
                    "level": "central", "kind": "ministry", "noBinReason": "pending",
                    "name": ["kk": .string(name)], "validFrom": "2020-01-01",
                ])
            await arna.handOverEvents()
            let answer = try await arna.stranger.get(path)
            #expect(!answer.text.contains("<b>"))
            #expect(try Reading(answer.bytes).entries.first?["title"] == name)
            let russian = try await arna.stranger.get("/ru/registry/changes.atom")
            #expect(russian.text.contains("<title xml:lang=\"kk\">«Қазақ»"))
        }
    }

    @Test func `has pages that lead to each other, and each entry on one of them`() async throws {
        try await play { arna, client in
            for number in 1...53 {
                _ = try await client.recorded("bodies", Records.body("Орган \(number)"))
            }
            await arna.handOverEvents()
            let first = try Reading(try await arna.stranger.get(path).bytes)
            #expect(first.entries.count == 50)
            #expect(first.links["previous"] == nil)
            #expect(first.links["next"] == "http://localhost\(path)?page=2")
            let second = try Reading(try await arna.stranger.get("\(path)?page=2").bytes)
            #expect(second.entries.count == 3)
            #expect(second.links["previous"] == "http://localhost\(path)")
            #expect(second.links["first"] == "http://localhost\(path)")
            #expect(second.links["next"] == nil)
            let ids = (first.entries + second.entries).compactMap { $0["id"] }
            #expect(Set(ids).count == 53)
            #expect(first.feed["id"] == second.feed["id"])
        }
    }

    @Test func `is not sent again while nothing has changed`() async throws {
        try await play { arna, client in
            _ = try await client.recorded("bodies", Records.body("Орган"))
            await arna.handOverEvents()
            let answer = try await arna.stranger.get(path)
            let tag = try #require(answer.headers["etag"])
            let modified = try #require(answer.headers["last-modified"])
            #expect(modified.hasSuffix(" GMT") && modified.contains(", 01 Oct 2026 "))
            for header in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await arna.stranger.get(path, headers: ["If-None-Match": header])
                #expect(again.status == 304 && again.bytes.isEmpty, "\(header)")
                #expect(again.headers["etag"] == tag)
            }
            _ = try await client.recorded("bodies", Records.body("Тағы бір орган"))
            await arna.handOverEvents()
            let changed = try await arna.stranger.get(path, headers: ["If-None-Match": tag])
            #expect(changed.status == 200)
            let byTime = try await arna.stranger.get(
                path, headers: ["If-Modified-Since": modified])
            #expect(byTime.status == 200, "an entry may come later than one that is newer")
        }
    }

    @Test func `is found from its page, and is empty where nothing has happened`() async throws {
        try await play { arna, _ in
            let page = try await arna.stranger.get("/ru/registry/changes?page=1").text
            #expect(
                page.contains(
                    "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Изменения"))
            #expect(page.contains("href=\"/ru/registry/changes.atom\""))
            let other = try await arna.stranger.get("/ru/registry/officials").text
            #expect(!other.contains("application/atom+xml"))
            let empty = try Reading(try await arna.stranger.get(path).bytes)
            #expect(empty.entries.isEmpty)
            #expect(empty.feed["updated"]?.isEmpty == false)
        }
    }
}
