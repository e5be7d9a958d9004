/// The table that notes which migrations were applied.
struct MigrationHistory: Sendable {
    private let schema: String?
    private let table: SQL
    private let name: String

    struct Entry {
        var number: Int
        var name: String
        var checksum: String
    }

    init(table name: String) {
        let isPlain = name.wholeMatch(of: /([a-z_][a-z0-9_]*\.)?[a-z_][a-z0-9_]*/) != nil
        precondition(isPlain, "\(name) is not a plain, lower-case table name")
        let parts = name.split(separator: ".")
        schema = parts.count == 2 ? String(parts[0]) : nil
        table = "\(raw: name)"
        self.name = name
    }

    /// Waits until no other session migrates; the lock ends with the session.
    var lock: SQL {
        "SELECT pg_advisory_lock(hashtextextended(\("migrations " + name), 0)) IS NULL"
    }

    private func exists(on executor: some SQLExecuting) async throws -> Bool {
        try await executor.value("SELECT to_regclass(\(name)) IS NOT NULL", as: Bool.self) ?? false
    }

    /// Makes the table unless it is there; asks first, since IF NOT EXISTS wants the right to
    /// create even then.
    func create(on connection: Connection) async throws {
        guard try await !exists(on: connection) else { return }
        if let schema {
            let hasSchema = try await connection.value(
                "SELECT to_regnamespace(\(schema)) IS NOT NULL", as: Bool.self)
            if hasSchema != true { try await connection.execute("CREATE SCHEMA \(raw: schema)") }
        }
        try await connection.execute(
            """
            CREATE TABLE \(table) (
                scope text NOT NULL,
                number int NOT NULL,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (scope, number)
            )
            """)
    }

    /// What was applied of a scope, in order.
    func entries(of scope: String, on executor: some SQLExecuting) async throws -> [Entry] {
        guard try await exists(on: executor) else { return [] }
        return try await executor.rows(
            "SELECT number, name, checksum FROM \(table) WHERE scope = \(scope) ORDER BY number",
            as: (Int, String, String).self
        ).map { Entry(number: $0, name: $1, checksum: $2) }
    }

    /// The SHA-256 of each text, which the server computes.
    func checksums(
        of migrations: [Migration], on executor: some SQLExecuting
    ) async throws -> [Migration: String] {
        let sums = try await executor.rows(
            """
            SELECT encode(sha256(convert_to(text, 'UTF8')), 'hex')
            FROM unnest(\(migrations.map(\.sql))::text[]) WITH ORDINALITY AS given (text, place)
            ORDER BY place
            """, as: String.self)
        return Dictionary(zip(migrations, sums)) { first, _ in first }
    }

    func note(_ migration: Migration, of scope: String, on connection: Connection) async throws {
        try await connection.execute(
            """
            INSERT INTO \(table) (scope, number, name, checksum)
            VALUES (
                \(scope), \(migration.number), \(migration.name),
                encode(sha256(convert_to(\(migration.sql), 'UTF8')), 'hex')
            )
            """)
    }
}
