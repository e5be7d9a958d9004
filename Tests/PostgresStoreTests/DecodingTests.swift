import Foundation
import PostgresStore
import Testing

struct DecodingTests {
    enum Level: String, SQLEncodable, SQLDecodable { case central, regional }

    @Test func `a wrong type names the column and both types`() async throws {
        try await withStore { database, _ in
            let error = await #expect(throws: DecodingMismatch.self) {
                try await database.value("SELECT 'secret'::text AS title", as: Int.self)
            }
            #expect(error?.description == #"column "title" is text and cannot be read as Int"#)
        }
    }

    @Test func `NULL is refused where a value is wanted`() async throws {
        try await withStore { database, _ in
            let error = await #expect(throws: DecodingMismatch.self) {
                try await database.value("SELECT NULL::int AS age", as: Int.self)
            }
            #expect(error?.found == "NULL")
            let empty = try await database.value("SELECT NULL::int", as: Int?.self)
            #expect(empty == .some(nil))
            await #expect(throws: DecodingMismatch.self) {
                try await database.value("SELECT NULL::text", as: String.self)
            }
        }
    }

    @Test func `a number that does not fit is refused`() async throws {
        try await withStore { database, _ in
            await #expect(throws: DecodingMismatch.self) {
                try await database.value("SELECT 70000", as: Int16.self)
            }
        }
    }

    @Test func `more or fewer columns than asked for are refused`() async throws {
        try await withStore { database, _ in
            await #expect(throws: ColumnCountMismatch(columns: 2, asked: 1)) {
                try await database.value("SELECT 1, 2", as: Int.self)
            }
            await #expect(throws: ColumnCountMismatch(columns: 1, asked: 2)) {
                try await database.row("SELECT 1", as: (Int, Int).self)
            }
        }
    }

    @Test func `texts are read one by one, absent ones too`() async throws {
        try await withStore { database, _ in
            let rows = try await database.query("SELECT 'әлем', NULL::text, '', 'v'::varchar, 7")
            var cells = try #require(rows.first).cells
            #expect(try cells.nextText() == "әлем")
            #expect(try cells.nextText() == nil)
            #expect(try cells.nextText() == "")
            #expect(try cells.nextText() == "v")
            #expect(throws: DecodingMismatch.self) { try cells.nextText() }
            #expect(throws: ColumnCountMismatch.self) { try cells.nextText() }
        }
    }

    @Test func `texts of every kind are read as String`() async throws {
        try await withStore { database, _ in
            try await database.execute("CREATE TYPE level AS ENUM ('central', 'regional')")
            let row = try await database.row(
                """
                SELECT 'a'::varchar, 'b'::char(2), 'c'::name, '{"d": 1}'::json, '{"e":1}'::jsonb,
                    \(Level.regional)::level
                """, as: (String, String, String, String, String, Level).self)
            let found = try #require(row)
            #expect(
                [found.0, found.1, found.2, found.3, found.4]
                    == ["a", "b ", "c", #"{"d": 1}"#, #"{"e": 1}"#])
            #expect(found.5 == .regional)
        }
    }

    @Test func `cells can be read one by one`() async throws {
        try await withStore { database, _ in
            let rows = try await database.query(
                "SELECT 1 AS n, date '2000-01-31' AS day, NULL AS x")
            var cells = rows[0].cells
            let n: Int = try cells.next()
            let day = try cells.nextCell()
            #expect(n == 1 && day.name == "day")
            #expect(try day.daysSince2000() == 30)
            #expect(try cells.nextCell().isNull)
            try cells.end()
        }
    }

    @Test func `rows outlive their store`() async throws {
        let rows = try await withStore { database, _ in
            try await database.query("SELECT i FROM generate_series(1, 1000) i")
        }
        #expect(try rows.map { try $0.decode(as: Int.self) }.reduce(0, +) == 500_500)
    }
}
