import Foundation
import Testing

@testable import Host

@Suite struct PluginFoldersTests {
    @Test func `bundles are folders with a manifest; the first of two is taken`() throws {
        let first = try ScratchFolder()
        let second = try ScratchFolder()
        try first.write("catalog/plugin.yaml", Manifest.example("catalog"))
        try first.write("notes/readme.txt", "no plugin")
        try second.write("catalog/plugin.yaml", Manifest.example("catalog"))
        try second.write("publications/plugin.yaml", Manifest.example("publications"))
        let folders = PluginFolders([first.url, second.url, URL(filePath: "/nowhere")])
        #expect(folders.found.map(\.manifest.id) == ["catalog", "publications"])
        #expect(folders.setAside.map(\.reason.code) == ["installedTwice"])
    }

    @Test func `a bundle lies in a folder that bears its id`() throws {
        let folder = try ScratchFolder()
        try folder.write("old/plugin.yaml", Manifest.example("catalog"))
        #expect(PluginFolders([folder.url]).setAside.map(\.reason.code) == ["manifest"])
    }

    @Test func `a broken manifest is set aside under the name of its folder`() throws {
        let folder = try ScratchFolder()
        try folder.write("catalog/plugin.yaml", "id: catalog")
        let broken = try #require(PluginFolders([folder.url]).setAside.first)
        #expect(broken.id == "catalog")
        #expect(broken.reason.text.contains("catalog/plugin.yaml: version is missing"))
    }

    @Test func `a plugin that is off is known and not taken`() throws {
        let folder = try ScratchFolder()
        try folder.write("catalog/plugin.yaml", Manifest.example("catalog"))
        let folders = PluginFolders([folder.url], off: ["catalog"])
        #expect(folders.found.isEmpty)
        #expect(folders.setAside.map(\.isWanted) == [true])
        #expect(folders.ids == ["catalog"])
    }
}
