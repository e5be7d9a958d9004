import PostgresStore

/// The objects of schemas, each written out: what two databases are compared by.
struct Catalogue {
    /// The definition of each object, by its name.
    let objects: [String: String]

    /// - Parameter schemas: Those that are written out; nil for all but those of the system.
    init(of schemas: Set<String>? = nil, in database: Database) async throws {
        let rows = try await database.rows(
            Self.statement(schemas.map(Array.init)), as: (String, String).self)
        objects = Dictionary(rows) { first, second in "\(first), \(second)" }
    }

    /// What is in the one and not, or otherwise, in the other.
    func differences(from other: Catalogue) -> [String] {
        let names = Set(objects.keys).union(other.objects.keys)
        return names.filter { objects[$0] != other.objects[$0] }.sorted()
    }

    /// The objects of all but the schemas with these names.
    func outside(_ schemas: Set<String>) -> Catalogue {
        Catalogue(
            objects: objects.filter { name, _ in
                !schemas.contains { name.contains(" \($0).") || name == "schema \($0)" }
            })
    }

    private init(objects: [String: String]) { self.objects = objects }

    private static func statement(_ schemas: [String]?) -> SQL {
        """
        WITH own AS (
            SELECT oid, nspname AS name FROM pg_namespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
            AND (\(schemas == nil) OR nspname = ANY(\(schemas ?? [])))
        )
        SELECT 'schema ' || own.name, '' FROM own
        UNION ALL
        SELECT 'relation ' || own.name || '.' || c.relname, concat_ws(' ', c.relkind, c.relrowsecurity,
            c.relforcerowsecurity, array_to_string(c.reloptions, ','), array_to_string(c.relacl, ','),
            CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END)
        FROM own JOIN pg_class c ON c.relnamespace = own.oid AND c.relkind <> 'i'
        UNION ALL
        SELECT 'column ' || own.name || '.' || c.relname || '.' || a.attname, concat_ws(' ',
            format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
            a.attcollation::regcollation, array_to_string(a.attacl, ','),
            pg_get_expr(d.adbin, d.adrelid))
        FROM own JOIN pg_class c ON c.relnamespace = own.oid AND c.relkind IN ('r', 'p', 'v', 'm')
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        UNION ALL
        SELECT 'constraint ' || own.name || '.' || coalesce(c.relname || '.', '') || n.conname,
            pg_get_constraintdef(n.oid)
        FROM own JOIN pg_constraint n ON n.connamespace = own.oid LEFT JOIN pg_class c ON c.oid = n.conrelid
        UNION ALL
        SELECT 'index ' || own.name || '.' || c.relname, pg_get_indexdef(c.oid)
        FROM own JOIN pg_class c ON c.relnamespace = own.oid AND c.relkind = 'i'
        UNION ALL
        SELECT 'policy ' || own.name || '.' || c.relname || '.' || p.polname, concat_ws(' ', p.polcmd,
            p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid),
            pg_get_expr(p.polwithcheck, p.polrelid))
        FROM own JOIN pg_class c ON c.relnamespace = own.oid JOIN pg_policy p ON p.polrelid = c.oid
        UNION ALL
        SELECT 'trigger ' || own.name || '.' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid)
        FROM own JOIN pg_class c ON c.relnamespace = own.oid
        JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
        UNION ALL
        SELECT 'function ' || own.name || '.' || p.proname, concat_ws(' ',
            pg_get_function_arguments(p.oid), p.prokind, p.provolatile, p.prosecdef, p.prosrc)
        FROM own JOIN pg_proc p ON p.pronamespace = own.oid
        UNION ALL
        SELECT 'type ' || own.name || '.' || t.typname, concat_ws(' ', t.typtype, (
            SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
            FROM pg_enum e WHERE e.enumtypid = t.oid))
        FROM own JOIN pg_type t ON t.typnamespace = own.oid AND t.typtype IN ('e', 'd', 'r')
        """
    }
}
