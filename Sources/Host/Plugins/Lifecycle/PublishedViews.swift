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

    /// Nothing but views lies there, and each, with those that it is made of, is read with the rights of its
    /// reader: one that is read with those of the owner shows the rows of all agencies.
    /// - Throws: ``MigrationFailure``, naming what is wrong.
    func check(in owner: Database) async throws {
        let complaints = try await owner.rows(
            """
            WITH RECURSIVE shown (id) AS (
                SELECT c.oid FROM pg_class c WHERE c.relnamespace = to_regnamespace(\(schema))
                UNION
                SELECT d.refobjid
                FROM shown JOIN pg_rewrite r ON r.ev_class = shown.id
                    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                        AND d.refclassid = 'pg_class'::regclass
            )
            SELECT c.oid::regclass::text || CASE
                    WHEN c.relkind <> 'v' THEN ' is no view'
                    ELSE ' must be made WITH (security_invoker = true)' END
            FROM shown JOIN pg_class c ON c.oid = shown.id
            WHERE c.relkind NOT IN ('v', 'i', 't')
                    AND (c.relnamespace = to_regnamespace(\(schema)) OR c.relkind = 'm')
                OR c.relkind = 'v' AND NOT coalesce((
                    SELECT o.option_value::boolean FROM pg_options_to_table(c.reloptions) o
                    WHERE o.option_name = 'security_invoker'), false)
            UNION ALL
            SELECT p.oid::regproc::text || ' is no view' FROM pg_proc p
            WHERE p.pronamespace = to_regnamespace(\(schema))
            ORDER BY 1
            """, as: String.self)
        guard complaints.isEmpty else {
            throw MigrationFailure(text: complaints.joined(separator: "; "))
        }
    }
}
