import EmbeddedPostgres
import Foundation
import Testing

@Suite struct Places {
    @Test(.enabled(if: geteuid() == 0, "Only root starts the database as another user."))
    func `a folder that postgres cannot reach is left for one in var lib arna`() async throws {
        let asked = URL(filePath: "/root/arna-t-\(UUID().uuidString.prefix(8))")
        try await Scene.play(in: asked) { scene in
            let postgres = scene.postgres()
            let url = try await postgres.start()
            let lies = url.socketFolder.deletingLastPathComponent()
            defer { try? FileManager.default.removeItem(at: lies) }
            let note = try #require(url.note)
            #expect(note.contains(asked.path) && note.contains(lies.path))
            #expect(lies.path.hasPrefix("/var/lib/arna/"))
            #expect(!FileManager.default.fileExists(atPath: asked.path))
            #expect(try await answer("SELECT 1", at: url.hostURL) == "1")
            await postgres.stop()
        }
    }

    @Test func `a long path has its socket elsewhere`() async throws {
        let start = "/tmp/arna-t-\(UUID().uuidString.prefix(8))"
        let long = URL(filePath: start).appending(path: String(repeating: "ұзақ", count: 20))
        defer { try? FileManager.default.removeItem(atPath: start) }
        try await Scene.play(in: long) { scene in
            let postgres = scene.postgres()
            let url = try await postgres.start()
            defer { try? FileManager.default.removeItem(at: url.socketFolder) }
            #expect(url.socketFolder.path.hasPrefix("/tmp/arna-"))
            #expect(try await answer("SELECT 1", at: url.hostURL) == "1")
            await postgres.stop()
        }
    }

    @Test func `a path with odd characters works`() async throws {
        let odd = URL(filePath: "/tmp/arna t-\(UUID().uuidString.prefix(4)) 'ә%&@?")
        try await Scene.play(in: odd) { scene in
            let postgres = scene.postgres()
            let url = try await postgres.start()
            #expect(try await answer("SELECT 1", at: url.hostURL) == "1")
            await postgres.stop()
        }
    }

    @Test func `a file is no folder`() async throws {
        let file = URL(filePath: "/tmp/arna-t-\(UUID().uuidString.prefix(8))")
        try "taken".write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let postgres = Scene(folder: file).postgres()
        await #expect(throws: FolderUnusable.self) { try await postgres.start() }
    }

    @Test func `a cluster of an absent version names the package`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            _ = try await postgres.start()
            await postgres.stop()
            let version = scene.folder.appending(path: "data/PG_VERSION")
            try "9\n".write(to: version, atomically: true, encoding: .utf8)
            let refusal = await #expect(throws: BinariesMissing.self) {
                try await postgres.start()
            }
            #expect(refusal?.description.contains("apt-get install postgresql-9") == true)
        }
    }
}
