import PostgresStore
import Testing

struct PoolTests {
    @Test func `who waits too long for a connection is told so`() async throws {
        try await withStore({
            $0.ownConnections = 1
            $0.waitTimeout = .milliseconds(800)
        }) { database, store in
            try await database.withConnection { connection in
                try await connection.execute("SELECT 1")
                await #expect(throws: PoolExhausted.self) {
                    try await database.withTransaction { try await $0.execute("SELECT 1") }
                }
                #expect(store.status.leased == 1)
            }
            let answer = try await database.withTransaction {
                try await $0.value("SELECT 1", as: Int.self)
            }
            #expect(answer == 1)
        }
    }

    @Test func `more transactions than connections take turns`() async throws {
        try await withStore({ $0.ownConnections = 2 }) { database, store in
            try await database.execute("CREATE TABLE t (n int)")
            try await withThrowingTaskGroup { group in
                for n in 1...50 {
                    group.addTask {
                        try await database.withTransaction {
                            try await $0.execute("INSERT INTO t VALUES (\(n))")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.value("SELECT count(*) FROM t", as: Int.self) == 50)
            #expect(store.status.leased == 0 && store.status.connected <= 4)
        }
    }

    @Test func `who waits for a connection can be cancelled`() async throws {
        try await withStore({ $0.ownConnections = 1 }) { database, store in
            try await database.withConnection { _ in
                let waiter = Task { try await database.withConnection { _ in 1 } }
                try await eventually { store.status.waiting == 1 }
                waiter.cancel()
                await #expect(throws: CancellationError.self) { try await waiter.value }
            }
        }
    }

    @Test func `a session is reset before another task has it`() async throws {
        try await withStore({ $0.ownConnections = 1 }) { database, _ in
            try await database.withConnection { connection in
                try await connection.execute("CREATE TEMP TABLE mine (n int)")
                try await connection.execute("SET work_mem = '9MB'")
                try await connection.execute("SELECT pg_advisory_lock(1)")
                try await connection.execute("BEGIN")
            }
            try await database.withConnection { connection in
                let row = try await connection.row(
                    """
                    SELECT to_regclass('mine') IS NULL, current_setting('work_mem'),
                        (SELECT count(*) FROM pg_locks
                         WHERE locktype = 'advisory' AND pid = pg_backend_pid())
                    """, as: (Bool, String, Int).self)
                let found = try #require(row)
                #expect(found == (true, "4MB", 0))
            }
        }
    }

    @Test func `after shutdown statements are refused at once`() async throws {
        try await withStore { database, store in
            try await database.execute("SELECT 1")
            store.shutdown()
            await #expect(throws: DatabaseUnavailable.self) { try await database.query("SELECT 1") }
            await #expect(throws: DatabaseUnavailable.self) {
                try await database.withTransaction { try await $0.execute("SELECT 1") }
            }
        }
    }

    @Test func `shutdown leaves no session behind`() async throws {
        try await withStore({ $0.applicationName = "leaver" }) { database, observer in
            var configuration = observer.configuration
            configuration.applicationName = "left"
            for _ in 1...5 {
                let store = Postgres(configuration: configuration, logger: .quiet)
                try await withThrowingTaskGroup { group in
                    for _ in 1...12 {
                        group.addTask {
                            try await store.database.execute("SELECT 1")
                            try await store.database.withTransaction {
                                try await $0.execute("SELECT 1")
                            }
                            try await store.database.withConnection {
                                try await $0.execute("SELECT 1")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                store.shutdown()
            }
            try await eventually {
                try await database.value(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name = 'left'
                    """, as: Int.self) == 0
            }
        }
    }

    @Test func `a graceful shutdown lets work under way end`() async throws {
        try await withStore { database, store in
            let serving = Task { try await store.run() }
            let working = Task { try await database.query("SELECT pg_sleep(0.3)") }
            try await eventually { store.status.underWay == 1 }
            serving.cancel()
            try await serving.value
            #expect(try await working.value.count == 1)
            #expect(store.status.connected == 0)
        }
    }
}
