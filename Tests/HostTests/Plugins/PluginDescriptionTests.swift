import PluginKit
import PluginTesting
import Testing

@testable import Host

/// What an operator is told of a plugin, by command and by page.
@Suite struct PluginDescriptionTests {
    @Test func `the command and the page tell the same of what a plugin adds`() async throws {
        try await Arna.with([TellingPublications.underTest]) { arna async throws in
            let lines = arna.host.pluginLines
            #expect(lines.first?.hasPrefix("publications 1.0.0") == true)
            let page = try await arna.browser(.administrator).open("/en/plugins").text
            for (line, shown) in [
                (
                    "POST /api/v1/publications/publications  publications.edit",
                    "POST /api/v1/publications/publications"
                ),
                ("publications.edit  operator", "publications.edit"),
                ("publications.publicationAdded  v1", "publications.publicationAdded"),
                (
                    "publications.counter  publications.publicationAdded",
                    "<code>publications.counter</code>"
                ),
                ("0001-publications", "0001-publications"),
            ] {
                #expect(lines.contains("        \(line)"), "\(line) in \(lines)")
                #expect(page.contains(shown), "\(shown)")
            }
        }
    }

    @Test func `programs read it as JSON`() async throws {
        try await Arna.with([.publications]) { arna async throws in
            let json = try JSONParser.parse([UInt8](arna.host.pluginJSON.utf8))
            let plugin = try #require(json.array?.first)
            #expect(plugin["id"] == "publications")
            #expect(plugin["state"] == "serving")
            #expect(plugin["reason"] == .null)
            let pages = plugin["adds"]?["pages"]?.array ?? []
            #expect(
                pages.contains([
                    "name": "GET, POST /{language}/publications/new", "access": "publications.edit",
                ]), "\(pages)")
            #expect(
                pages.contains(["name": "GET /{language}/publications", "access": "public"]))
        }
    }

    @Test func `a plugin that is switched off says so and adds nothing`() async throws {
        try await Arna.with([.publications], settings: ["plugins.off": "publications"]) {
            arna async throws in
            #expect(arna.host.pluginLines.count == 1)
            #expect(arna.host.pluginLines.first?.contains("switched off in plugins.off") == true)
            let page = try await arna.browser(.administrator).open("/ru/plugins").text
            #expect(page.contains("Выключен"))
        }
    }
}
