import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@testable import Host

@Suite struct ManifestTests {
    private static let good = """
        id: publications
        name: {kk: Жарияланымдар, ru: Публикации, en: Publications}
        version: 1.4.0-beta.1
        library: Publications
        requires: [catalog]
        description: Reports that the public reads.
        """

    private func problems(_ text: String) -> [String] {
        do throws(ManifestRefused) {
            _ = try Manifest(text, name: "plugin.yaml")
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test func `a good manifest is read`() throws {
        let manifest = try Manifest(Self.good, name: "plugin.yaml")
        #expect(manifest.id == "publications")
        #expect(manifest.name.kk == "Жарияланымдар")
        #expect(manifest.version.description == "1.4.0-beta.1")
        #expect(manifest.library == "Publications")
        #expect(manifest.requires == ["catalog"])
    }

    @Test func `a manifest without requirements requires nothing`() throws {
        let text = Self.good.replacing("requires: [catalog]\n", with: "")
        #expect(try Manifest(text, name: "plugin.yaml").requires.isEmpty)
    }

    @Test func `everything that is wrong is told at once, with its line`() {
        let text = """
            id: Publications
            name: {kk: Жарияланымдар, ru: Публикации}
            version: "1.4"
            libary: Publications
            requires: [catalog, Big]
            description: ""
            """
        #expect(
            problems(text) == [
                "plugin.yaml:4: libary is no key here; did you mean library?",
                "plugin.yaml:1: id must be lower-case letters and digits, a letter first",
                "plugin.yaml: name.en is missing",
                "plugin.yaml:3: version must be a version such as 1.4.0",
                "plugin.yaml: library is missing",
                "plugin.yaml:5: requires must hold plugin ids only",
                "plugin.yaml:6: description must be a text",
            ])
    }

    @Test(arguments: [
        "platform", "public", "api", "assets", "health", "host", "kk", "pgtemp", "server",
    ])
    func `a plugin is not called by a word that is taken`(word: String) {
        let text = Self.good.replacing("id: publications", with: "id: \(word)")
        #expect(problems(text).count == 1)
    }

    @Test func `a plugin does not require itself`() {
        let text = Self.good.replacing("[catalog]", with: "[publications]")
        #expect(problems(text) == ["plugin.yaml:5: requires must not name the plugin itself"])
    }

    @Test(arguments: ["1.0", "01.0.0", "1.0.0.0", "v1.0.0", ""])
    func `what is no version is none`(text: String) {
        #expect(Version(text) == nil)
    }

    @Test func `the published schema names the keys that are read`() throws {
        let file = Repository.root.appending(path: "Sources/Host/Assets/plugin.schema.json")
        let schema = try JSONParser.parse([UInt8](Data(contentsOf: file)))
        guard case .object(let properties) = schema["properties"] else {
            Issue.record("the schema has no properties")
            return
        }
        let keys = properties.flatMap { property -> [String] in
            guard case .object(let inner) = property.value["properties"] else {
                return [property.name]
            }
            return inner.map { "\(property.name).\($0.name)" }
        }
        #expect(keys == Manifest.keys)
        #expect(schema["additionalProperties"]?.bool == false)
    }
}
