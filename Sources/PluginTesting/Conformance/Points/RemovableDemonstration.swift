import Host
import PluginKit
import PostgresStore

/// Loads the demonstration, loads it again, removes it, and compares the tables of the schema.
struct RemovableDemonstration {
    let subject: Subject

    func findings() async throws -> [Finding] {
        guard subject.plugin is any BringsDemonstration else { return [] }
        return try await subject.served { arna in
            let empty = try await tables(in: arna.owner)
            try await arna.host.loadDemonstration()
            let once = try await tables(in: arna.owner)
            let again: [Finding]
            do {
                try await subject.loadDemonstration(into: arna.database)
                again = compare(once, try await tables(in: arna.owner))
            } catch let error as PostgresError {
                again = [
                    subject.finding(
                        "loadDemonstration", "fails when it is called again: \(error)",
                        "pass over what is there")
                ]
            }
            try await arna.host.removeDemonstration()
            let rest = left(empty, try await tables(in: arna.owner))
            return (once == empty ? [idle] : []) + again + rest
        }
    }

    private var idle: Finding {
        subject.finding(
            "loadDemonstration", "changes nothing in the schema \(subject.id)",
            "load something or drop BringsDemonstration")
    }

    private func compare(_ once: [String: Content], _ twice: [String: Content]) -> [Finding] {
        once.keys.sorted().filter { once[$0] != twice[$0] }.map {
            subject.finding(
                "table \($0)", "is another when the demonstration is loaded twice",
                "give demonstrated records ids of their own and pass over those that are there")
        }
    }

    private func left(_ empty: [String: Content], _ removed: [String: Content]) -> [Finding] {
        empty.keys.sorted().compactMap { table in
            let before = empty[table]?.rows ?? 0
            let after = removed[table]?.rows ?? 0
            guard before != after else { return nil }
            return subject.finding(
                "table \(table)",
                "had \(before) rows and has \(after) when the demonstration is removed",
                "mark its records and delete them, last those that others refer to")
        }
    }
}

extension RemovableDemonstration {
    private struct Content: Equatable {
        let rows: Int
        let digest: String
    }

    /// What is in each table of the schema.
    private func tables(in database: Database) async throws -> [String: Content] {
        let names = try await database.query(
            """
            SELECT schemaname || '.' || tablename,
                (xpath('/row/n/text()', counted))[1]::text, (xpath('/row/d/text()', counted))[1]::text
            FROM pg_tables CROSS JOIN LATERAL query_to_xml(format(
                'SELECT count(*) AS n, coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text)), ''-'') AS d
                FROM %I.%I t', schemaname, tablename), false, true, '') AS counted
            WHERE schemaname = \(subject.id)
            """)
        return try Dictionary(
            uniqueKeysWithValues: names.map { row in
                var cells = row.cells
                let name: String = try cells.next()
                let rows: String = try cells.next()
                return (name, Content(rows: Int(rows) ?? 0, digest: try cells.next()))
            })
    }
}
