import PostgresStore
import Testing

struct PlanningTests {
    /// How often a statement was planned without and with its values.
    private func plans(of database: Database, _ text: String) async throws -> [Int] {
        let counts = try await database.row(
            """
            SELECT sum(generic_plans)::int, sum(custom_plans)::int FROM pg_prepared_statements
            WHERE statement = \(text)
            """, as: (Int, Int).self)
        return counts.map { [$0.0, $0.1] } ?? []
    }

    @Test func `a statement on a shared connection is planned once`() async throws {
        try await withStore({ $0.sharedConnections = 1 }) { database, _ in
            for n in 1...6 {
                try await database.execute("SELECT \(n)::int")
            }
            #expect(try await plans(of: database, "SELECT $1::int") == [6, 0])
        }
    }

    @Test func `a search is planned for its values, and only it`() async throws {
        try await withStore({ $0.sharedConnections = 1 }) { database, _ in
            for word in ["a", "b", "c"] {
                try await database.plannedByValues.execute("SELECT \(word)::text LIKE '%'")
            }
            #expect(try await plans(of: database, "SELECT $1::text LIKE '%'") == [0, 3])
            try await database.execute("SELECT \("d")::text LIKE '%'")
            #expect(try await plans(of: database, "SELECT $1::text LIKE '%'") == [1, 3])
        }
    }
}
