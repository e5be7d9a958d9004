extension Database {
    /// Reads a long answer some rows at a time, all of it as the database was at one moment: never the
    /// whole in memory.
    ///
    /// Holds a connection of its own until `take` has had the last rows, so a slow taker holds it for so
    /// long. What `take` throws ends the reading. Planned for the values that are bound.
    public func stream(
        _ sql: SQL, by count: Int = 500,
        isolated actor: isolated (any Actor)? = #isolation,
        _ take: ([Row]) async throws -> Void
    ) async throws {
        // The name follows from the text: a FETCH that was prepared for one cursor has its columns.
        let cursor = "c\(String(sql.text.stableHash, radix: 36))"
        // All rows are wanted: a cursor is otherwise planned for its first ones.
        let whole = with(settings: [("cursor_tuple_fraction", "1")])
        try await whole.inTransaction(isolated: actor) { transaction in
            try await transaction.execute(
                "DECLARE \(raw: cursor) NO SCROLL CURSOR FOR \(sql)")
            while true {
                let rows = try await transaction.query(
                    "FETCH FORWARD \(raw: String(count)) FROM \(raw: cursor)")
                guard !rows.isEmpty else { return }
                try await take(rows)
                guard rows.count == count else { return }
            }
        }
    }
}

extension String {
    /// FNV-1a: the same in every process.
    fileprivate var stableHash: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
