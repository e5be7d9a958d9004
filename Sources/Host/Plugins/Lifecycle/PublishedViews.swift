import PostgresStore

/// What a plugin publishes for the SQL of others: views in the schema `<id>_api`, made by its migrations.
///
/// Plugins that require or use it read and join them. They are documented and versioned like its API
/// target: a column is added, never changed or taken away.
struct PublishedViews {
    /// `<id>_api`.
    let schema: String

    init(of plugin: String) { schema = "\(plugin)_api" }

    /// Make the schema, which the serving role only reads.
    var statements: [SQL] {
        [
            "CREATE SCHEMA IF NOT EXISTS \(raw: schema)",
            "GRANT USAGE ON SCHEMA \(raw: schema) TO arna_host",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA \(raw: schema) GRANT SELECT ON TABLES TO arna_host",
        ]
    }

    /// Nothing but views lies there, and each is read with the rights of its reader: one that is read
    /// with those of the owner shows the rows of all agencies.
    /// - Throws: ``MigrationFailure``, naming what is wrong.
    func check(in owner: Database) async throws {
        let wrong = try await owner.rows(
            """
            SELECT c.relname, c.relkind = 'v' FROM pg_class c
            WHERE c.relnamespace = to_regnamespace(\(schema))
                AND (c.relkind IN ('r', 'p', 'm', 'f')
                    OR c.relkind = 'v' AND NOT coalesce(c.reloptions, '{}') @> '{security_invoker=true}')
            ORDER BY c.relname
            """, as: (String, Bool).self)
        guard !wrong.isEmpty else { return }
        let complaints = wrong.map { name, isView in
            isView
                ? "the view \(schema).\(name) must be made WITH (security_invoker = true)"
                : "\(schema).\(name) is no view"
        }
        throw MigrationFailure(text: complaints.joined(separator: "; "))
    }
}
