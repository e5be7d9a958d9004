import PostgresStore

extension Checkup {
    /// The database as a whole; false where it cannot be asked.
    mutating func examineDatabase() async -> Bool {
        do {
            try await examineServer()
            try await examineRole(database, named: "the role of database.url", mayOwn: false)
            try await examineRole(owner, named: "the role of database.ownerUrl", mayOwn: true)
            try await examineExtensions()
            return true
        } catch {
            note(
                .stops, "database", "\(error)",
                remedy: "start PostgreSQL, and see database.url and database.ownerUrl")
            return false
        }
    }

    private mutating func examineServer() async throws {
        let server = try await database.row(
            """
            SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),
                lower('Ә') = 'ә', to_regrole('arna_host') IS NOT NULL
            """, as: (Int, String, Bool, Bool).self)
        guard let (version, encoding, knowsKazakh, hasRole) = server else { return }
        if version < 150_000 {
            note(
                .stops, "database", "PostgreSQL \(version / 10_000) is too old",
                remedy: "install PostgreSQL 15 or later")
        }
        if encoding != "UTF8" || !knowsKazakh {
            note(
                .stops, "database",
                "encoding \(encoding), and lower('Ә') \(knowsKazakh ? "works" : "does nothing")",
                remedy: "CREATE DATABASE … TEMPLATE template0 ENCODING UTF8 LOCALE 'C.UTF-8'")
        }
        if !hasRole {
            note(
                .stops, "database", "the role arna_host does not exist",
                remedy: "CREATE ROLE arna_host LOGIN, and use it in database.url")
        }
    }

    private mutating func examineRole(
        _ database: Database, named name: String, mayOwn: Bool
    ) async throws {
        let role = try await database.row(
            """
            SELECT rolsuper, EXISTS (SELECT FROM pg_namespace WHERE nspowner = pg_roles.oid)
            FROM pg_roles WHERE rolname = current_user
            """, as: (Bool, Bool).self)
        guard let (isSuperuser, ownsSchemas) = role else { return }
        if isSuperuser {
            note(
                .degrades, "database", "\(name) is a superuser",
                remedy: "use arna_owner to migrate and arna_host to serve, neither a superuser")
        } else if ownsSchemas, !mayOwn {
            note(
                .degrades, "database", "\(name) owns schemas: it could change what it only serves",
                remedy: "serve as arna_host and migrate as arna_owner")
        }
    }

    private mutating func examineExtensions() async throws {
        let missing = try await owner.rows(
            """
            SELECT wanted || CASE WHEN pg_available_extensions.name IS NULL THEN ' (not installed)' ELSE '' END
            FROM unnest(ARRAY['pg_trgm', 'unaccent', 'btree_gist']) AS wanted
                LEFT JOIN pg_available_extensions ON pg_available_extensions.name = wanted
            WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = wanted)
            """, as: String.self)
        let absent = missing.filter { $0.hasSuffix(")") }
        if !absent.isEmpty {
            note(
                .stops, "database", "extensions are missing: " + absent.joined(separator: ", "),
                remedy: "install the contributed modules of PostgreSQL (Debian: postgresql-contrib)"
            )
        } else if !missing.isEmpty {
            note(
                .notes, "database",
                "the first start will create the extensions " + missing.joined(separator: ", "))
        }
    }
}
