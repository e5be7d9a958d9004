import PostgresStore
import Testing

struct ReconnectionTests {
    @Test func `a terminated session fails what was under way and comes back`() async throws {
        try await withStore({ $0.sharedConnections = 1 }) { database, _ in
            let sleeper = Task { try await database.query("SELECT pg_sleep(30)") }
            try await database.withConnection { connection in
                try await eventually {
                    try await connection.value(
                        """
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND query = 'SELECT pg_sleep(30)'
                            AND state = 'active'
                        """, as: Int.self) == 1
                }
            }
            let error = await #expect(throws: ConnectionLost.self) { try await sleeper.value }
            #expect(error?.sent == true)
            #expect(try await database.value("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test func `a leased connection that broke is not lent again`() async throws {
        try await withStore({ $0.ownConnections = 1 }) { database, _ in
            await #expect(throws: ConnectionLost.self) {
                try await database.withTransaction {
                    try await $0.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
            let answer = try await database.withTransaction {
                try await $0.value("SELECT 1", as: Int.self)
            }
            #expect(answer == 1)
        }
    }

    @Test func `a server that stops and starts is found again`() async throws {
        let cluster = TestCluster()
        defer { cluster.remove() }
        var configuration = cluster.configuration()
        configuration.waitTimeout = .milliseconds(300)
        let store = Postgres(configuration: configuration, logger: .quiet)
        defer { store.shutdown() }
        let database = store.database
        var events = database.notifications(on: "news").makeAsyncIterator()
        #expect(await events.next() == .reconnected)
        try await database.execute("SELECT 1")

        cluster.stop()
        let clock = ContinuousClock.now
        await #expect { try await database.query("SELECT 1") } throws: { $0.isUnavailability }
        let error = await #expect(throws: DatabaseUnavailable.self) {
            try await database.query("SELECT 1")
        }
        #expect(ContinuousClock.now - clock < .seconds(3))
        #expect(error?.isUnavailability == true && error?.reason.isEmpty == false)
        await #expect {
            try await database.withTransaction { try await $0.execute("SELECT 1") }
        } throws: {
            $0.isUnavailability
        }

        cluster.start()
        try await eventually { (try? await database.query("SELECT 1")) != nil }
        let answer = try await database.withTransaction {
            try await $0.value("SELECT 2", as: Int.self)
        }
        #expect(answer == 2)
        #expect(await events.next() == .reconnected)
        try await database.execute("NOTIFY news, 'again'")
        #expect(await events.next() == .message(channel: "news", payload: "again"))
    }
}
