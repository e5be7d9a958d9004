import Foundation
import Glibc
import Testing

/// What happens to what was written when something is taken away: nothing acknowledged is lost.
@Suite(.serialized) struct DatabaseFaults {
    @Test func `a database that stops is answered with 503, and comes back without a restart`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start())
        #expect(try await host.get("/api/v1/registry/regions").status == 200)

        try Postmaster(of: host).stop()
        let away = try await host.get("/api/v1/registry/regions")
        #expect(away.status == 503)
        #expect(away.headers["retry-after"] != nil)
        #expect(try await host.get("/health/ready").status == 503)
        #expect(try await host.get("/health/live").status == 200)

        try Postmaster(of: host).start()
        let back = try await eventually {
            try await host.get("/api/v1/registry/regions").status == 200
        }
        #expect(back)
    }

    @Test func `every acknowledged write is there after the host was killed`() async throws {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        var acknowledged: [String] = []
        for round in 0..<3 {
            #expect(try host.start())
            let line = host.line
            async let made = Self.createBodies(round, line, token)
            try await Task.sleep(for: .milliseconds(1_500))
            host.kill()
            acknowledged += await made
            #expect(!acknowledged.isEmpty)
        }
        #expect(try host.start())
        for id in acknowledged {
            #expect(try await host.get("/api/v1/registry/bodies/\(id)").status == 200)
        }
    }

    /// Creates bodies until the host is gone; answers the ids that were acknowledged.
    private static func createBodies(_ round: Int, _ line: Line, _ token: String) async -> [String]
    {
        var ids: [String] = []
        for number in 0..<10_000 {
            let answer = try? await line.call(
                "POST", "/api/v1/registry/bodies",
                body: """
                    {"level": "central", "kind": "ministry", "noBinReason": "pending",
                     "name": {"kk": "Сынақ \(round)-\(number)"}, "validFrom": "2020-01-01"}
                    """, headers: ["Authorization": "Bearer \(token)"])
            guard let answer else { break }
            #expect(answer.status == 201, "\(answer.text)")
            if let id = answer.text.firstMatch(of: /"id":"([0-9a-f-]{36})"/) {
                ids.append(String(id.1))
            }
        }
        return ids
    }
}

/// An operator's token, made by the commands an administrator types.
func makeOperator(_ host: RunningHost) throws -> String {
    _ = try host.command("migrate")
    let made = try host.command(
        "account", "create", "--email", "operator@test.invalid", "--role", "operator")
    #expect(made.status == 0, "\(host.log)")
    let token = try host.command("token", "create", "--account", "operator@test.invalid")
    return token.output.trimmingCharacters(in: .whitespacesAndNewlines)
}

/// Asks again until it holds; at most twenty seconds.
func eventually(_ holds: () async throws -> Bool) async throws -> Bool {
    let limit = Date(timeIntervalSinceNow: 20)
    while Date() < limit {
        if (try? await holds()) == true { return true }
        try await Task.sleep(for: .milliseconds(200))
    }
    return false
}

/// The server of the database of a host, stopped and started behind the host's back.
struct Postmaster {
    private let data: URL

    init(of host: RunningHost) throws {
        let names = FileManager.default.enumerator(atPath: host.databaseFolder.path) ?? .init()
        let found = names.compactMap { $0 as? String }.first {
            $0.hasSuffix("PG_VERSION") && !$0.contains("base/")
        }
        let file = try #require(found)
        data = host.databaseFolder.appendingPathComponent(file).deletingLastPathComponent()
    }

    func stop() throws { try control("-m", "immediate", "stop") }

    func start() throws { try control("-l", "/dev/null", "start") }

    /// Runs `pg_ctl`. Foundation waits for all who hold the descriptors of a process, and the server
    /// would: so a shell closes them first.
    private func control(_ arguments: String...) throws {
        let version = try #require(
            try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").max())
        let user = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
        let command = Process()
        command.executableURL = URL(fileURLWithPath: "/bin/bash")
        command.arguments =
            [
                "-c",
                #"for fd in /proc/self/fd/*; do n=${fd##*/}; ((n > 2)) && eval "exec $n>&-"; done; cd /; exec "$@""#,
                "bash",
            ] + user
            + ["/usr/lib/postgresql/\(version)/bin/pg_ctl", "-D", data.path, "-w"] + arguments
        command.standardOutput = FileHandle.nullDevice
        command.standardError = FileHandle.nullDevice
        try command.run()
        command.waitUntilExit()
        #expect(command.terminationStatus == 0)
    }
}
