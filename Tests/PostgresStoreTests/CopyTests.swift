import PostgresStore
import Testing

struct CopyTests {
    struct Regret: Error {}

    private func withTable(_ body: (Database) async throws -> Void) async throws {
        try await withStore { database, _ in
            try await database.execute("CREATE TABLE t (n int, name text)")
            try await body(database)
        }
    }

    private func write(_ count: Int, to writer: CopyWriter) async throws {
        for start in stride(from: 0, to: count, by: 1000) {
            try await writer.write((start..<start + 1000).map { "\($0)\tname \($0)\n" }.joined())
        }
    }

    @Test func `a hundred thousand rows go in and come out`() async throws {
        try await withTable { database in
            let taken = try await database.copyIn("COPY t FROM STDIN") {
                try await write(100_000, to: $0)
            }
            #expect(taken == 100_000)
            let (lines, longest) = try await database.copyOut("COPY t TO STDOUT") { reader in
                var (lines, longest) = (0, 0)
                for try await chunk in reader {
                    lines += chunk.count { $0 == UInt8(ascii: "\n") }
                    longest = max(longest, chunk.count)
                    #expect(chunk.last == UInt8(ascii: "\n"))
                }
                return (lines, longest)
            }
            #expect(lines == 100_000)
            #expect(longest < 70_000)
        }
    }

    @Test func `a bad row keeps all others out and is told by its SQLSTATE`() async throws {
        try await withTable { database in
            let error = await #expect(throws: PostgresError.self) {
                try await database.copyIn("COPY t FROM STDIN") { writer in
                    try await write(5000, to: writer)
                    try await writer.write("not a number\tx\n")
                }
            }
            #expect(error?.sqlState == "22P02")
            let count = try await database.value("SELECT count(*) FROM t", as: Int.self)
            #expect(count == 0)
        }
    }

    @Test func `a writer that throws keeps nothing and its error is passed on`() async throws {
        try await withTable { database in
            await #expect(throws: Regret.self) {
                try await database.copyIn("COPY t FROM STDIN") { writer in
                    try await write(2000, to: writer)
                    throw Regret()
                }
            }
            let count = try await database.value("SELECT count(*) FROM t", as: Int.self)
            #expect(count == 0)
        }
    }

    @Test func `copies and statements share a transaction`() async throws {
        try await withTable { database in
            let count = try await database.withTransaction { transaction in
                try await transaction.copyIn("COPY t FROM STDIN") {
                    try await $0.write("1\ta\n2\tb\n")
                }
                try await transaction.execute("DELETE FROM t WHERE n = 1")
                return try await transaction.value("SELECT count(*) FROM t", as: Int.self)
            }
            #expect(count == 1)
        }
    }

    @Test func `a reader may leave early and the connection is used again`() async throws {
        try await withStore({ $0.ownConnections = 1 }) { database, _ in
            let first = try await database.withConnection { connection in
                try await connection.copyOut(
                    "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 1000000)) TO STDOUT"
                ) { reader in
                    var chunks = reader.makeAsyncIterator()
                    return try await chunks.next()?.count
                }
            }
            #expect((first ?? 0) > 1000)
            let answer = try await database.withConnection {
                try await $0.value("SELECT 1", as: Int.self)
            }
            #expect(answer == 1)
        }
    }

    @Test func `a statement that copies nothing is an error, not a hang`() async throws {
        try await withTable { database in
            await #expect(throws: PostgresError.self) {
                try await database.copyIn("COPY nowhere FROM STDIN") { try await $0.write("1\n") }
            }
            await #expect(throws: UnsendableStatement.self) {
                try await database.copyIn("COPY t FROM \("x")") { _ in }
            }
        }
    }

    @Test func `COPY in the wrong place is an error, not a hang`() async throws {
        try await withTable { database in
            let out = "COPY (SELECT 1) TO STDOUT" as SQL
            await #expect(throws: UnsendableStatement.self) { try await database.query(out) }
            await #expect(throws: UnsendableStatement.self) {
                try await database.copyIn(out) { try await $0.write("1\n") }
            }
            await #expect(throws: UnsendableStatement.self) {
                try await database.copyOut("COPY t FROM STDIN") { for try await _ in $0 {} }
            }
            await #expect(throws: UnsendableStatement.self) {
                try await database.withConnection { try await $0.run(script: out.text) }
            }
            let answer = try await database.value("SELECT 5", as: Int.self)
            #expect(answer == 5)
        }
    }

    @Test func `settings hold while rows are copied`() async throws {
        try await withStore { database, _ in
            let chunks = try await database.with(settings: [("my.agency", "seven")]).copyOut(
                "COPY (SELECT current_setting('my.agency')) TO STDOUT"
            ) { reader in
                var text = ""
                for try await chunk in reader { text += String(decoding: chunk, as: UTF8.self) }
                return text
            }
            #expect(chunks == "seven\n")
        }
    }
}
