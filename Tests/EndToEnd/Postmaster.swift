import Foundation
import Glibc
import Testing

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
