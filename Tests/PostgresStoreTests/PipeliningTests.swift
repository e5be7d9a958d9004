import PostgresStore
import Testing

struct PipeliningTests {
    @Test func `a thousand statements at once are all answered`() async throws {
        try await withStore { database, store in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for n in 1...1000 {
                    group.addTask { try await database.value("SELECT \(n)::int") ?? 0 }
                }
                return try await group.reduce(into: 0) { $0 += $1 }
            }
            #expect(sum == 500_500)
            #expect(store.status.connected == 2)
            #expect(store.status.underWay == 0)
        }
    }

    @Test func `an error of one task is not an error of the others`() async throws {
        try await withStore { database, _ in
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for n in 1...300 {
                    group.addTask {
                        let divisor = n % 3 == 0 ? 0 : 1
                        return (try? await database.query("SELECT 6 / \(divisor)::int")) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 200)
        }
    }

    @Test func `a statement that never could be prepared fails each time alike`() async throws {
        try await withStore { database, _ in
            let states = await withTaskGroup(of: String?.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        do {
                            _ = try await database.query("SELECT nothing FROM nowhere")
                            return nil
                        } catch { return (error as? PostgresError)?.sqlState }
                    }
                }
                return await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(states == ["42P01"])
        }
    }

    @Test func `more different statements than a connection keeps are all answered`() async throws {
        try await withStore({ $0.sharedConnections = 1 }) { database, _ in
            for round in 1...2 {
                for n in 1...600 {
                    let value = try await database.value("SELECT \(raw: "\(n)")", as: Int.self)
                    #expect(value == n, "in round \(round)")
                }
            }
            let kept =
                try await database.value(
                    "SELECT count(*) FROM pg_prepared_statements", as: Int.self) ?? 0
            #expect(kept <= 512)
        }
    }

    @Test func `a statement is prepared anew when its table has changed`() async throws {
        try await withStore({ $0.sharedConnections = 1 }) { database, _ in
            try await database.execute("CREATE TABLE t AS SELECT 1 AS a")
            let all = "SELECT * FROM t" as SQL
            #expect(try await database.query(all)[0].count == 1)
            try await database.execute("ALTER TABLE t ADD b text")
            #expect(try await database.query(all)[0].count == 2)
            try await database.execute("DEALLOCATE ALL")
            #expect(try await database.query(all)[0].count == 2)
        }
    }

    @Test func `settings are seen by the statement and gone afterwards`() async throws {
        try await withStore({ $0.sharedConnections = 1 }) { database, _ in
            let asker = database.with(settings: [("my.agency", "a'b"), ("my.other", "2")])
            let current = "SELECT current_setting('my.agency', true)" as SQL
            #expect(try await asker.value(current, as: String.self) == "a'b")
            #expect(try await database.value(current, as: String.self) == "")
            let inside = try await asker.withTransaction {
                try await $0.value(current, as: String.self)
            }
            #expect(inside == "a'b")
            let leased = try await asker.withConnection {
                try await $0.value(current, as: String.self)
            }
            #expect(leased == "a'b")
            try await database.withConnection { connection in
                let inherited = try await connection.value(current, as: String?.self) ?? nil
                #expect((inherited ?? "").isEmpty)
            }
        }
    }

    @Test func `the session is UTF-8, in UTC and named`() async throws {
        try await withStore({ $0.applicationName = "arrow" }) { database, _ in
            let row = try await database.row(
                """
                SELECT current_setting('TimeZone'), current_setting('DateStyle'),
                    current_setting('client_encoding'), current_setting('application_name'),
                    current_setting('statement_timeout')
                """, as: (String, String, String, String, String).self)
            let found = try #require(row)
            #expect(found == ("UTC", "ISO, MDY", "UTF8", "arrow", "10s"))
        }
    }

    @Test func `a statement on a shared connection is bounded in time`() async throws {
        try await withStore({ $0.statementTimeout = .milliseconds(50) }) { database, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await database.query("SELECT pg_sleep(5)")
            }
            #expect(error?.sqlState == "57014")
        }
    }
}
