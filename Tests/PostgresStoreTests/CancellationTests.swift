import PostgresStore
import Testing

struct CancellationTests {
    @Test func `a task cancelled before it asks is answered without the server`() async throws {
        try await withStore { database, store in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await database.query("SELECT 1")
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(store.status.connected == 0)
        }
    }

    @Test func `a statement that waits behind others is withdrawn`() async throws {
        try await withStore({ $0.url = $0.url.replacing("host=", with: "host=/nowhere") }) {
            database, _ in
            let task = Task { try await database.query("SELECT 1") }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test func `a statement sent on a shared connection is left behind`() async throws {
        try await withStore({ $0.sharedConnections = 1 }) { database, _ in
            let clock = ContinuousClock.now
            let sleeper = Task { try await database.query("SELECT pg_sleep(4)") }
            try await isRunning("SELECT pg_sleep(4)", in: database)
            sleeper.cancel()
            await #expect(throws: CancellationError.self) { try await sleeper.value }
            #expect(ContinuousClock.now - clock < .seconds(4))
            #expect(try await database.value("SELECT 7", as: Int.self) == 7)
        }
    }

    @Test func `a statement on a connection of its own is cancelled on the server`() async throws {
        try await withStore { database, store in
            let sleeper = Task {
                try await database.withTransaction { try await $0.execute("SELECT pg_sleep(60)") }
            }
            try await isRunning("SELECT pg_sleep(60)", in: database)
            sleeper.cancel()
            await #expect(throws: CancellationError.self) { try await sleeper.value }
            try await eventually { store.status.leased == 0 }
            let pid = try await database.withTransaction {
                try await $0.value("SELECT pg_backend_pid()", as: Int.self)
            }
            let count = try await database.value(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND pid = \(pid)
                """, as: Int.self)
            #expect(count == 1)
        }
    }

    @Test func `a transaction is begun even if its first statement was withdrawn`() async throws {
        try await withStore { database, _ in
            try await database.execute("CREATE TABLE t (n int)")
            for _ in 1...50 {
                try? await database.withTransaction { transaction in
                    let first = Task { try await transaction.execute("SELECT 1") }
                    first.cancel()
                    _ = await first.result
                    try await transaction.execute("INSERT INTO t VALUES (1)")
                    throw CancellationError()
                }
            }
            #expect(try await database.value("SELECT count(*) FROM t", as: Int.self) == 0)
        }
    }

    @Test func `a cancelled script is cancelled on the server`() async throws {
        try await withStore { database, _ in
            let sleeper = Task {
                try await database.withConnection {
                    try await $0.run(script: "SELECT pg_sleep(61)")
                }
            }
            try await isRunning("SELECT pg_sleep(61)", in: database)
            sleeper.cancel()
            let error = await #expect(throws: PostgresError.self) { try await sleeper.value }
            #expect(error?.sqlState == "57014")
        }
    }

    /// Asks over a connection of its own, since a shared one may be what is waited for.
    private func isRunning(_ query: String, in database: Database) async throws {
        try await database.withConnection { connection in
            try await eventually {
                try await connection.value(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND state = 'active' AND query = \(query)
                    """, as: Int.self) == 1
            }
        }
    }
}
