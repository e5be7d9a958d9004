import EmbeddedPostgres
import Foundation
import Testing

@Suite struct FirstStart {
    @Test func `the database is UTF-8 and knows Kazakh letters`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            let host = try await postgres.start().hostURL
            #expect(try await answer("SELECT lower('Ә')", at: host) == "ә")
            #expect(try await answer("SHOW server_encoding", at: host) == "UTF8")
            let locale = "SELECT datcollate FROM pg_database WHERE datname = current_database()"
            #expect(try await answer(locale, at: host) == "C.UTF-8")
            await postgres.stop()
        }
    }

    @Test func `neither role is a superuser, and only the owner may create`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            let at = try await postgres.start()
            let power = """
                SELECT current_user, rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls
                  FROM pg_roles WHERE rolname = current_user
                """
            #expect(try await answer(power, at: at.ownerURL) == "arna_owner|f")
            #expect(try await answer(power, at: at.hostURL) == "arna_host|f")
            let create = "CREATE EXTENSION pg_trgm; CREATE SCHEMA s; CREATE TABLE s.t (i int)"
            #expect(try await answer(create, at: at.ownerURL).isEmpty)
            #expect(
                try await answer("CREATE SCHEMA x", at: at.hostURL).contains("permission denied"))
            #expect(
                try await answer("CREATE TABLE t (i int)", at: at.hostURL)
                    .contains("permission denied"))
            #expect(
                try await answer("TABLE s.t", at: at.hostURL).contains("permission denied"))
            await postgres.stop()
        }
    }

    @Test func `no port is open`() async throws {
        try await Scene.play { scene in
            let postgres = scene.postgres()
            let url = try await postgres.start().superuserURL
            #expect(try await answer("SHOW listen_addresses", at: url).isEmpty)
            let pid = try #require(scene.pid)
            let sockets = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")
                .compactMap {
                    try? FileManager.default.destinationOfSymbolicLink(
                        atPath: "/proc/\(pid)/fd/\($0)")
                }
                .compactMap { $0.firstMatch(of: /socket:\[(\d+)\]/).map { String($0.1) } }
            let open = try ["tcp", "tcp6"].flatMap {
                try String(contentsOfFile: "/proc/net/\($0)", encoding: .utf8).split(
                    separator: "\n")
            }.compactMap { $0.split(separator: " ").dropFirst(9).first.map(String.init) }
            #expect(!sockets.isEmpty)
            #expect(Set(sockets).isDisjoint(with: open))
            await postgres.stop()
        }
    }

    @Test func `two that start at once make one cluster`() async throws {
        try await Scene.play { scene in
            let uses = [scene.postgres(), scene.postgres(), scene.postgres()]
            let adopted = try await withThrowingTaskGroup(of: Bool.self) { group in
                for use in uses { group.addTask { try await use.start().adopted } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(adopted.filter { !$0 }.count == 1)
            for use in uses { await use.stop() }
            #expect(scene.pid == nil)
        }
    }

    @Test func `what a killed first start left is cleared`() async throws {
        try await Scene.play { scene in
            let half = scene.folder.appending(path: "data.new/base")
            try FileManager.default.createDirectory(at: half, withIntermediateDirectories: true)
            let postgres = scene.postgres()
            let url = try await postgres.start().hostURL
            #expect(try await answer("SELECT 1", at: url) == "1")
            await postgres.stop()
        }
    }
}
