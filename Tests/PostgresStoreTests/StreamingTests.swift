import PostgresStore
import Testing

struct StreamingTests {
    struct Enough: Error {}

    @Test func `a long answer is read part by part, as it was at one moment`() async throws {
        try await withStore { database, _ in
            try await database.execute("CREATE TABLE t AS SELECT generate_series(1, 2300) AS n")
            var (parts, sum) = ([Int](), 0)
            try await database.stream("SELECT n FROM t WHERE n > \(0) ORDER BY n", by: 1_000) {
                rows in
                parts.append(rows.count)
                sum += try rows.map { try $0.decode(as: Int.self) }.reduce(0, +)
                if parts.count == 1 { try await database.execute("DELETE FROM t") }
            }
            #expect(parts == [1_000, 1_000, 300])
            #expect(sum == 2_300 * 2_301 / 2)
        }
    }

    @Test func `answers of other columns may be read one after the other`() async throws {
        try await withStore { database, _ in
            for _ in 1...3 {
                try await database.stream("SELECT 1, 'a'") { rows in
                    let words = try rows.map { try $0.decode(as: (Int, String).self).1 }
                    #expect(words == ["a"])
                }
                try await database.stream("SELECT 'b'") { rows in
                    let words = try rows.map { try $0.decode(as: String.self) }
                    #expect(words == ["b"])
                }
            }
        }
    }

    @Test func `who has enough ends the reading, and the connection is free again`() async throws {
        try await withStore { database, _ in
            for _ in 1...20 {
                await #expect(throws: Enough.self) {
                    try await database.stream("SELECT generate_series(1, 10000)") { _ in
                        throw Enough()
                    }
                }
            }
            try await database.stream("SELECT 1") { #expect($0.count == 1) }
        }
    }
}
