import EmbeddedPostgres
import Foundation
import Testing

@Suite struct Sharing {
    @Test func `the second adopts the server and the last one out stops it`() async throws {
        try await Scene.play { scene in
            let host = scene.postgres()
            let command = scene.postgres()
            #expect(try await host.start().adopted == false)
            let pid = try #require(scene.pid)
            let url = try await command.start()
            #expect(url.adopted)
            #expect(scene.pid == pid)
            await host.stop()
            #expect(try await answer("SELECT 1", at: url.hostURL) == "1")
            await command.stop()
            #expect(scene.pid == nil)
        }
    }

    @Test func `a server that outlived its host is adopted and stopped by the next`() async throws {
        try await Scene.play { scene in
            do { _ = try await scene.postgres().start() }  // gone without a stop
            let pid = try #require(scene.pid)
            let next = scene.postgres()
            #expect(try await next.start().adopted)
            #expect(scene.pid == pid)
            await next.stop()
            #expect(scene.pid == nil)
        }
    }

    @Test func `whoever adopts brings his durability`() async throws {
        try await Scene.play { scene in
            let first = scene.postgres(durability: .none)
            let url = try await first.start().superuserURL
            #expect(try await answer("SHOW fsync", at: url) == "off")
            let second = scene.postgres(durability: .full)
            _ = try await second.start()
            #expect(try await answer("SELECT pg_sleep(0.2); SHOW fsync", at: url) == "on")
            await first.stop()
            await second.stop()
        }
    }

    @Test func `a cancelled service stops its server`() async throws {
        try await Scene.play { scene in
            let service = scene.postgres()
            _ = try await service.start()
            #expect(scene.pid != nil)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await service.run() }
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(scene.pid == nil)
        }
    }

    @Test func `it starts again after a stop`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            let owner = try await postgres.start().ownerURL
            _ = try await answer("CREATE TABLE kept AS SELECT 7 AS i", at: owner)
            await postgres.stop()
            #expect(try await postgres.start().adopted == false)
            #expect(try await answer("TABLE kept", at: owner) == "7")
            await postgres.stop()
        }
    }
}
