import EmbeddedPostgres
import Foundation
import Testing

@Suite struct Remains {
    @Test func `a server killed under work is started anew`() async throws {
        try await Scene.play { scene in
            let first = scene.postgres()
            let url = try await first.start().superuserURL
            async let working = answer("SELECT pg_sleep(30)", at: url)
            while try await answer(busy, at: url) == "0" {}
            let killed = try #require(scene.pid)
            kill(killed, SIGKILL)
            let second = scene.postgres()
            #expect(try await second.start().adopted == false)
            #expect(scene.pid != killed)
            #expect(try await answer("SELECT 1", at: url) == "1")
            #expect(try await working.contains("server closed the connection"))
            await first.stop()
            await second.stop()
            #expect(scene.pid == nil)
        }
    }

    @Test func `a pid file that names another process is removed`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            _ = try await postgres.start()
            await postgres.stop()
            let file = scene.folder.appending(path: "data/postmaster.pid")
            let stale = "\(getpid())\n\(scene.folder.path)/data\n1\n5432\n\n\n\nready   \n"
            try stale.write(to: file, atomically: true, encoding: .utf8)
            #expect(try await postgres.start().adopted == false)
            #expect(scene.pid != getpid())
            await postgres.stop()
        }
    }

    private let busy = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
}
