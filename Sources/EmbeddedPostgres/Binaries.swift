import Foundation

/// The server programs of one PostgreSQL version: `initdb`, `pg_ctl`, `postgres`, `psql`.
enum Binaries {
    /// The folder of the programs, by `pg_config --bindir` or where Debian puts them.
    ///
    /// - Parameter version: The major version of an existing cluster; nil takes the newest.
    static func folder(version: Int?) async throws -> URL {
        for folder in [try await configured()].compactMap({ $0 }) + debian() {
            guard isComplete(folder) else { continue }
            guard let version else { return folder }
            if try await major(of: folder) == version { return folder }
        }
        throw BinariesMissing(version: version)
    }

    /// `/usr/lib/postgresql/<version>/bin`, newest first.
    private static func debian() -> [URL] {
        let root = URL(filePath: "/usr/lib/postgresql")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.compactMap(Int.init).sorted(by: >).map {
            root.appending(path: "\($0)/bin")
        }
    }

    private static func configured() async throws -> URL? {
        let search = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for folder in search.map({ URL(filePath: String($0)) }) {
            let program = folder.appending(path: "pg_config")
            guard FileManager.default.isExecutableFile(atPath: program.path) else { continue }
            let answer = try await Program(
                name: "pg_config", binaries: folder, user: .current
            ).run(["--bindir"])
            return URL(filePath: answer.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return nil
    }

    private static func isComplete(_ folder: URL) -> Bool {
        ["initdb", "pg_ctl", "postgres", "psql"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: folder.appending(path: $0).path)
        }
    }

    /// The number in `postgres (PostgreSQL) 15.18 (Debian …)`.
    private static func major(of folder: URL) async throws -> Int? {
        let answer = try await Program(name: "postgres", binaries: folder, user: .current)
            .run(["--version"])
        return answer.firstMatch(of: /\(PostgreSQL\) (\d+)/).flatMap { Int($0.1) }
    }
}
