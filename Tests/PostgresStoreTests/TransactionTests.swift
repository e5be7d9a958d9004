import PostgresStore
import Testing

struct TransactionTests {
    struct Regret: Error {}

    private func table(in database: Database) async throws {
        try await database.execute("CREATE TABLE t (n int PRIMARY KEY)")
    }

    private func numbers(in database: Database) async throws -> [Int] {
        try await database.rows("SELECT n FROM t ORDER BY n", as: Int.self)
    }

    @Test func `what returns is committed and what throws is undone`() async throws {
        try await withStore { database, _ in
            try await table(in: database)
            let answer = try await database.withTransaction { transaction in
                try await transaction.execute("INSERT INTO t VALUES (1)")
            }
            #expect(answer == 1)
            await #expect(throws: Regret.self) {
                try await database.withTransaction { transaction in
                    try await transaction.execute("INSERT INTO t VALUES (2)")
                    throw Regret()
                }
            }
            #expect(try await numbers(in: database) == [1])
        }
    }

    @Test func `an ignored error is not taken for a commit`() async throws {
        try await withStore { database, _ in
            try await table(in: database)
            await #expect(throws: TransactionRolledBack.self) {
                try await database.withTransaction { transaction in
                    try await transaction.execute("INSERT INTO t VALUES (1)")
                    _ = try? await transaction.execute("INSERT INTO t VALUES (1)")
                }
            }
            #expect(try await numbers(in: database) == [])
        }
    }

    @Test func `a savepoint undoes only its own part`() async throws {
        try await withStore { database, _ in
            try await table(in: database)
            try await database.withTransaction { transaction in
                await #expect(throws: PostgresError.self) {
                    try await transaction.withSavepoint { inner in
                        try await inner.execute("INSERT INTO t VALUES (1)")
                        try await inner.execute("INSERT INTO t VALUES (1)")
                    }
                }
                try await transaction.withSavepoint { inner in
                    try await inner.execute("INSERT INTO t VALUES (2)")
                    try? await inner.withSavepoint { innermost in
                        try await innermost.execute("INSERT INTO t VALUES (3)")
                        throw Regret()
                    }
                    try await inner.withSavepoint { innermost in
                        _ = try await innermost.execute("INSERT INTO t VALUES (4)")
                    }
                }
                try await transaction.execute("INSERT INTO t VALUES (5)")
            }
            #expect(try await numbers(in: database) == [2, 4, 5])
        }
    }

    @Test func `an error ignored in a savepoint ends only the savepoint`() async throws {
        try await withStore { database, _ in
            try await table(in: database)
            try await database.withTransaction { transaction in
                await #expect(throws: TransactionRolledBack.self) {
                    try await transaction.withSavepoint { inner in
                        try await inner.execute("INSERT INTO t VALUES (1)")
                        _ = try? await inner.execute("SELECT nonsense")
                    }
                }
                try await transaction.execute("INSERT INTO t VALUES (2)")
            }
            #expect(try await numbers(in: database) == [2])
        }
    }

    @Test func `statements issued together are pipelined in order`() async throws {
        try await withStore { database, _ in
            try await table(in: database)
            let counts = try await database.withTransaction { transaction in
                async let first = transaction.execute("INSERT INTO t VALUES (1)")
                async let second = transaction.execute("INSERT INTO t SELECT 2")
                async let third = transaction.execute("INSERT INTO t VALUES (3), (4)")
                return try await [first, second, third]
            }
            #expect(counts == [1, 1, 2])
            #expect(try await numbers(in: database) == [1, 2, 3, 4])
        }
    }

    @Test func `a transaction that is over refuses statements`() async throws {
        try await withStore { database, _ in
            let escaped = try await database.withTransaction { transaction in
                try await transaction.execute("SELECT 1")
                return transaction
            }
            await #expect(throws: TransactionOver.self) { try await escaped.execute("SELECT 1") }
            let connection = try await database.withConnection { $0 }
            await #expect(throws: ConnectionReturned.self) {
                try await connection.execute("SELECT 1")
            }
        }
    }

    @Test func `the isolation asked for is in force`() async throws {
        try await withStore { database, _ in
            let level = try await database.withTransaction(isolation: .serializable) {
                try await $0.value("SHOW transaction_isolation", as: String.self)
            }
            #expect(level == "serializable")
        }
    }

    @Test func `a transaction without statements costs the server nothing`() async throws {
        try await withStore { database, store in
            let answer = try await database.withTransaction { _ in 5 }
            #expect(answer == 5)
            #expect(store.status.connected == 0)
        }
    }

    @Test func `colliding serializable transactions are done again until all fit`() async throws {
        try await withStore { database, _ in
            try await database.execute("CREATE TABLE counter AS SELECT 0 AS n")
            try await withThrowingTaskGroup { group in
                for _ in 1...4 {
                    group.addTask {
                        try await database.withTransaction(isolation: .serializable) {
                            transaction in
                            let n = try await transaction.value(
                                "SELECT n FROM counter", as: Int.self)
                            try await transaction.execute("UPDATE counter SET n = \((n ?? 0) + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.value("SELECT n FROM counter", as: Int.self) == 4)
        }
    }

    @Test func `the victim of a deadlock is done again`() async throws {
        try await withStore { database, _ in
            try await database.execute(
                "CREATE TABLE d AS SELECT i AS id, 0 AS n FROM generate_series(1, 2) i")
            let meeting = Meeting(of: 2)
            try await withThrowingTaskGroup { group in
                for (first, second) in [(1, 2), (2, 1)] {
                    group.addTask {
                        try await database.withTransaction { transaction in
                            try await transaction.execute(
                                "UPDATE d SET n = n + 1 WHERE id = \(first)")
                            await meeting.arrive()
                            try await transaction.execute(
                                "UPDATE d SET n = n + 1 WHERE id = \(second)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.rows("SELECT n FROM d", as: Int.self) == [2, 2])
            #expect(await meeting.arrivals > 2)
        }
    }

    @Test func `a commit whose answer is lost is reported as unknown and not repeated`()
        async throws
    {
        try await withStore { database, store in
            try await database.execute("CREATE TABLE slow (n int)")
            try await database.execute(
                """
                CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN PERFORM pg_sleep(30); RETURN NULL; END $$
                """)
            try await database.execute(
                """
                CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON slow
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle()
                """)
            let writing = Task {
                try await database.withTransaction { transaction in
                    try await transaction.execute("INSERT INTO slow VALUES (1)")
                }
            }
            try await eventually {
                try await database.value(
                    """
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND query LIKE 'COMMIT%'
                        AND state = 'active'
                    """, as: Int.self) == 1
            }
            await #expect(throws: CommitOutcomeUnknown.self) { try await writing.value }
            #expect(try await database.rows("SELECT n FROM slow", as: Int.self) == [])
        }
    }
}

/// A place where tasks wait for each other; who comes later passes.
actor Meeting {
    private let size: Int
    private(set) var arrivals = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(of size: Int) { self.size = size }

    func arrive() async {
        arrivals += 1
        if arrivals >= size {
            waiting.forEach { $0.resume() }
            waiting = []
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }
}
