import Foundation
import Logging
import PostgresStore
import Synchronization

/// A private PostgreSQL in a temporary folder, without fsync, reached by a Unix socket only.
final class TestCluster: Sendable {
    /// The cluster of the whole run, removed when the process ends.
    static let shared: TestCluster = {
        let cluster = TestCluster()
        atexit { TestCluster.shared.remove() }
        return cluster
    }()

    private static let binaries = "/usr/lib/postgresql/15/bin"
    private static let databases = Atomic(0)

    let folder = "/tmp/store-tests-\(getpid())-\(UInt16.random(in: 0...UInt16.max))"

    init() {
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        if getuid() == 0 { run("/bin/chown", ["postgres", folder], asServer: false) }
        run(
            "initdb",
            [
                "-D", folder + "/data", "-A", "trust", "-U", "test", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync",
            ])
        start()
    }

    func start() {
        let options =
            "-c fsync=off -c listen_addresses='' -c unix_socket_directories=\(folder) "
            + "-c max_connections=300 -c deadlock_timeout=100ms"
        run(
            "pg_ctl", ["-D", folder + "/data", "-o", options, "-l", folder + "/log", "-w", "start"])
    }

    func stop() {
        run("pg_ctl", ["-D", folder + "/data", "-m", "immediate", "-w", "stop"])
    }

    func remove() {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    func configuration(database: String = "postgres") -> Postgres.Configuration {
        Postgres.Configuration(url: "host=\(folder) dbname=\(database) user=test")
    }

    /// The address of a new, empty database.
    func freshDatabase() async throws -> Postgres.Configuration {
        let name = "t\(Self.databases.add(1, ordering: .relaxed).newValue)"
        let store = Postgres(configuration: configuration(), logger: .quiet)
        defer { store.shutdown() }
        try await store.database.withConnection {
            try await $0.execute("CREATE DATABASE \(raw: name)")
        }
        return configuration(database: name)
    }

    /// Runs a program to its end, as the user `postgres` where we are root. Foundation's `Process`
    /// would wait for the server too, which inherits its descriptors.
    private func run(_ tool: String, _ arguments: [String], asServer: Bool = true) {
        let path = tool.hasPrefix("/") ? tool : Self.binaries + "/" + tool
        let shell = ["/bin/sh", "-c", "cd / && exec \"$0\" \"$@\" >/dev/null 2>&1"]
        let user = asServer && getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
        let line = (shell + user + [path] + arguments).map { strdup($0) }
        defer { line.forEach { free($0) } }
        var child = pid_t()
        guard posix_spawn(&child, "/bin/sh", nil, nil, line + [nil], environ) == 0 else { return }
        var status: Int32 = 0
        waitpid(child, &status, 0)
    }
}

extension Logger {
    static let quiet = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
}

/// Calls `body` with a store on a database of its own, and closes it.
@discardableResult
func withStore<R>(
    _ change: (inout Postgres.Configuration) -> Void = { _ in },
    _ body: (Database, Postgres) async throws -> R
) async throws -> R {
    var configuration = try await TestCluster.shared.freshDatabase()
    change(&configuration)
    let store = Postgres(configuration: configuration, logger: .quiet)
    defer { store.shutdown() }
    return try await body(store.database, store)
}

/// Waits until a condition holds in the database, and fails after ten seconds.
func eventually(_ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened() }
        await Task.yield()
    }
}

struct NeverHappened: Error {}
