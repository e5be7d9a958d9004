import PostgresStore
import Testing

struct ErrorTests {
    @Test func `a violated constraint is named and the value is not told`() async throws {
        try await withStore { database, _ in
            try await database.execute(
                "CREATE TABLE people (iin text CONSTRAINT people_iin_key UNIQUE)")
            try await database.execute("INSERT INTO people VALUES (\("900101300017"))")
            let error = await #expect(throws: PostgresError.self) {
                try await database.execute("INSERT INTO people VALUES (\("900101300017"))")
            }
            #expect(error?.sqlState == "23505")
            #expect(error?.constraint == "people_iin_key")
            #expect(error?.table == "people" && error?.schema == "public")
            #expect(error?.description.contains("people_iin_key") == true)
            #expect(error?.description.contains("900101300017") == false)
        }
    }

    @Test func `no description quotes a bound value`() async throws {
        try await withStore { database, _ in
            try await database.execute(
                "CREATE TABLE t (n int CHECK (n < 10), d date, v varchar(3))")
            try await database.execute(
                """
                CREATE FUNCTION complain(text) RETURNS int LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'not %', $1; END $$
                """)
            let statements: [SQL] = [
                "SELECT \("hunter2")::int", "SELECT \("hunter2")::date",
                "SELECT \("hunter2")::uuid",
                "INSERT INTO t (v) VALUES (\("hunter2"))", "SELECT complain(\("hunter2"))",
                "SELECT (\("{hunter2"))::json", "SELECT 1 WHERE 'a' ~ \("hunter2(")",
                "SELECT to_timestamp('2020', \("hunter2"))::int",
            ]
            for statement in statements {
                let error = await #expect(throws: PostgresError.self) {
                    try await database.query(statement)
                }
                #expect(error.map { "\($0)" }?.contains("hunter2") == false)
                #expect(error?.description.contains(error?.sqlState ?? "?") == true)
            }
        }
    }

    @Test func `an error in the SQL tells its place`() async throws {
        try await withStore { database, _ in
            let error = await #expect(throws: PostgresError.self) {
                try await database.query("SELECT 1 FORM t")
            }
            #expect(error?.sqlState == "42601")
            #expect(error?.position == 15)
        }
    }

    @Test func `consequences are properties`() {
        #expect(PostgresError(sqlState: "40001").isRetriable)
        #expect(PostgresError(sqlState: "40P01").isRetriable)
        #expect(!PostgresError(sqlState: "23505").isRetriable)
        let error: any Error = PoolExhausted(waited: .seconds(1))
        #expect(error.isUnavailability)
        #expect(!(CancellationError() as any Error).isUnavailability)
        #expect(!CommitOutcomeUnknown().isRetriable)
    }
}
