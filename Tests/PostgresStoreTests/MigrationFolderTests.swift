import Foundation
import PostgresStore
import Testing

struct MigrationFolderTests {
    private func load(_ files: [String: String]) throws -> [Migration] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return try Migration.load(folder: folder)
    }

    @Test func `files are read in the order of their numbers`() throws {
        let migrations = try load([
            "0002-names.sql": "B", "0001-the-bodies.sql": "A", "README.md": "no migration",
        ])
        #expect(migrations.map(\.number) == [1, 2])
        #expect(migrations.map(\.name) == ["the-bodies", "names"])
        #expect(migrations.map(\.sql) == ["A", "B"])
    }

    @Test func `everything that is wrong is told at once`() throws {
        let error = #expect(throws: MigrationsRefused.self) {
            try load([
                "0002-a.sql": "", "0002-b.sql": "", "0004-d.sql": "", "5-e.sql": "",
                "0006_F.sql": "",
            ])
        }
        #expect(
            error?.problems == [
                .badName("0006_F.sql"), .badName("5-e.sql"), .missing(1),
                .double(2, names: ["a", "b"]), .missing(3),
            ])
    }

    @Test func `a folder that is not there is refused`() {
        #expect(throws: MigrationsRefused.self) {
            try Migration.load(folder: URL(filePath: "/nowhere/at/all"))
        }
    }

    @Test func `a file that is not UTF-8 is refused`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data([0xFF, 0xFE, 0x41]).write(to: folder.appending(path: "0001-a.sql"))
        let error = #expect(throws: MigrationsRefused.self) { try Migration.load(folder: folder) }
        #expect(error?.problems == [.unreadable("0001-a.sql")])
    }
}
