import PostgresStore
import Testing

struct CountingTests {
    @Test func `a list is counted no further than one above the limit`() async throws {
        try await withStore { database, _ in
            let short = try await database.count("FROM generate_series(1, 3)", upTo: 3)
            let long = try await database.count("FROM generate_series(1, 1000)", upTo: 3)
            #expect([short, long] == [3, 4])
        }
    }

    @Test func `that a list is long is believed for a while; a short one is counted each time`()
        async throws
    {
        try await withStore { database, _ in
            try await database.execute("CREATE TABLE one (n integer)")
            try await database.execute("INSERT INTO one SELECT generate_series(1, 5)")
            #expect(try await database.count("FROM one", upTo: 4) == 5)
            #expect(try await database.count("FROM one", upTo: 7) == 5)
            try await database.execute("DELETE FROM one WHERE n > 1")
            #expect(try await database.count("FROM one", upTo: 4) == 5)
            #expect(try await database.count("FROM one", upTo: 7) == 1)
            #expect(try await database.count("FROM one", upTo: 4, believing: .zero) == 1)
            #expect(try await database.plannedByValues.count("FROM one", upTo: 4) == 1)
            #expect(try await database.count("FROM one WHERE n > \(0)", upTo: 4) == 1)
        }
    }
}
