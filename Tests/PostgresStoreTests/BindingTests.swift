import Foundation
import PostgresStore
import Testing

struct BindingTests {
    @Test func `interpolation binds and numbers the placeholders`() {
        let sql = "SELECT \(1), \("two"), \(UUID?.none)" as SQL
        #expect(sql.text == "SELECT $1, $2, $3")
        #expect(sql.parameters == [.text("1"), .text("two"), .null])
    }

    @Test func `a statement inside another is renumbered`() {
        let condition = "name = \("x") AND n > \(5)" as SQL
        let sql = "SELECT * FROM t WHERE id = \(1) AND (\(condition)) LIMIT \(10)" as SQL
        #expect(sql.text == "SELECT * FROM t WHERE id = $1 AND (name = $2 AND n > $3) LIMIT $4")
        #expect(sql.parameters == [.text("1"), .text("x"), .text("5"), .text("10")])
        #expect((condition + " OR \(true)").text == "name = $1 AND n > $2 OR $3")
    }

    @Test func `renumbering survives more than nine values`() {
        let many = (1...12).map { "\($0)" as SQL }.joined()
        #expect(("SELECT \(0), \(many)" as SQL).text.hasSuffix("$10, $11, $12, $13"))
    }

    @Test func `raw text is inserted as it is`() {
        #expect(("ORDER BY \(raw: "name")" as SQL) == SQL(raw: "ORDER BY name"))
    }

    @Test func `what looks like SQL stays a value`() async throws {
        try await withStore { database, _ in
            let nasty = "'; DROP TABLE t; -- \" \\ $1 \u{1F980} Қазақстан"
            try await database.execute("CREATE TABLE t (name text)")
            try await database.execute("INSERT INTO t VALUES (\(nasty))")
            #expect(try await database.rows("SELECT name FROM t", as: String.self) == [nasty])
            let same = try await database.rows(
                "SELECT name FROM t WHERE name = \(nasty)", as: String.self)
            #expect(same == [nasty])
        }
    }

    @Test func `every type comes back as it was bound`() async throws {
        try await withStore { database, _ in
            let id = UUID()
            let date = Date(timeIntervalSince1970: 1_790_000_000.25)
            let row = try await database.row(
                """
                SELECT \(42)::int4, \(-7)::int2, \(Int64.max)::int8, \(true)::bool, \(1.5)::float8,
                    \(id)::uuid, \(date)::timestamptz, \([UInt8]([0, 255]))::bytea,
                    \(String?.none)::text, \(Data([1, 0]))::bytea
                """,
                as: (Int, Int16, Int64, Bool, Double, UUID, Date, [UInt8], String?, Data).self)
            let found = try #require(row)
            #expect(found.0 == 42 && found.1 == -7 && found.2 == .max && found.3 && found.4 == 1.5)
            #expect(found.5 == id && found.6 == date && found.7 == [0, 255])
            #expect(found.8 == nil && found.9 == Data([1, 0]))
        }
    }

    @Test func `dates before 1970, before the year 1 and far ahead are exact`() async throws {
        try await withStore { database, _ in
            for seconds in [-1.5, -62_135_596_800, -70_000_000_000, 253_402_300_800, 951_782_400] {
                let date = Date(timeIntervalSince1970: seconds)
                let found = try await database.value("SELECT \(date)::timestamptz", as: Date.self)
                #expect(found == date)
            }
        }
    }

    @Test func `arrays go both ways`() async throws {
        try await withStore { database, _ in
            let texts = ["a\"b", "c\\d", "e,f", "", "NULL", "{x}", "ұ"]
            let ids = [UUID(), UUID()]
            let row = try await database.row(
                "SELECT \(texts)::text[], \([1, -2])::int[], \([Int]())::int8[], \(ids)::uuid[]",
                as: ([String], [Int], [Int], [UUID]).self)
            let found = try #require(row)
            #expect(found.0 == texts && found.1 == [1, -2] && found.2 == [] && found.3 == ids)
        }
    }

    @Test func `a text with a zero character is refused before it is cut short`() async throws {
        try await withStore { database, _ in
            await #expect(throws: UnsendableStatement.self) {
                try await database.query("SELECT \("a\0b")::text")
            }
        }
    }
}
