import Host
import PostgresStore

/// Looks in the database for what leaves the plugin's schema, and in its texts for SQL that names another.
///
/// Permitted are, in the host's schema, agencies, accounts and functions, and the views of `<id>_api` of a
/// plugin that the manifest requires or uses.
struct OwnSchema {
    let subject: Subject

    func findings() async throws -> [Finding] {
        guard subject.schema.hasMigrations else { return named }
        return try await named
            + subject.inDatabase { fresh in
                let owner = fresh.connect(fresh.links.owner)
                let before = try await Catalogue(in: owner).outside(own)
                try await subject.schema.migrate(by: owner)
                let after = try await Catalogue(in: owner).outside(own)
                return try await after.differences(from: before).map(outside)
                    + dependencies(in: owner)
            }
    }

    private var own: Set<String> { subject.schemas }
    private var views: Set<String> { Set(subject.manifest.providers.map { "\($0)_api" }) }
    private let remedy = "ask for a service, handle an event, or read a view of a plugin's <id>_api"

    private func outside(_ object: String) -> Finding {
        subject.finding(
            "Migrations", "make or change \(object), which is not the plugin's",
            "keep to the schema \(subject.id)")
    }
}

extension OwnSchema {
    /// What of the plugin's schema PostgreSQL knows to depend on something elsewhere: foreign keys, views,
    /// columns of a type, functions.
    private func dependencies(in owner: Database) async throws -> [Finding] {
        let permitted = own.union(views)
        let rows = try await owner.rows(
            """
            SELECT DISTINCT mine.type || ' ' || mine.identity,
                coalesce(theirs.schema, their_name.object_names[1]),
                theirs.type || ' ' || theirs.identity
            FROM pg_depend d
            CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) mine
            CROSS JOIN LATERAL pg_identify_object_as_address(d.classid, d.objid, d.objsubid) my_name
            CROSS JOIN LATERAL pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) theirs
            CROSS JOIN LATERAL
                pg_identify_object_as_address(d.refclassid, d.refobjid, d.refobjsubid) their_name
            WHERE d.objid >= 16384 AND d.refobjid >= 16384
            AND coalesce(mine.schema, my_name.object_names[1]) = ANY(\(Array(own)))
            AND coalesce(theirs.schema, their_name.object_names[1]) <> ALL(\(Array(permitted)))
            AND NOT (coalesce(theirs.schema, their_name.object_names[1]) = 'platform'
                AND (theirs.type = 'function' OR theirs.identity ~ '\\mplatform\\.(agencies|accounts)'))
            AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.deptype = 'e'
                AND e.classid = d.refclassid AND e.objid = d.refobjid)
            ORDER BY 1
            """, as: (String, String?, String).self)
        return rows.map { mine, _, theirs in
            subject.finding(mine, "depends on \(theirs)", remedy)
        }
    }
}

extension OwnSchema {
    /// The places where SQL of a file names the schema of another.
    private var named: [Finding] {
        let migrations = subject.files(in: "Migrations", ending: ".sql").flatMap { file in
            named(in: (subject.text(of: file) ?? "").replacing(/--[^\n]*/, with: ""), file)
        }
        return migrations
            + subject.sources.flatMap { file in named(in: subject.text(of: file) ?? "", file) }
    }

    private func named(in text: String, _ file: String) -> [Finding] {
        let permitted = own.union(views)
        return text.matches(of: Self.mention).compactMap { found in
            let schema = String(found.2)
            let isOfHost = schema == "platform" && ["agencies", "accounts"].contains(found.3)
            guard !permitted.contains(schema), !isOfHost, !Self.isCatalogue(schema),
                !found.1.hasPrefix("DISTINCT"), !found.1.hasPrefix("EXTRACT")
            else { return nil }
            let line = text[..<found.range.lowerBound].count(where: \.isNewline) + 1
            return subject.finding(
                "\(file):\(line)", "names \(schema).\(found.3)", remedy)
        }
    }

    /// A table, view or function where SQL names one, keywords in capitals. `EXTRACT(… FROM a.b)` and
    /// `IS DISTINCT FROM a.b` name columns.
    private static var mention: Regex<(Substring, Substring, Substring, Substring)> {
        /\b((?:DISTINCT\s+|EXTRACT\s*\(\s*\w+\s+)?FROM|JOIN|INTO|UPDATE|REFERENCES|TABLE|VIEW|USING|FUNCTION)\s+(?:ONLY\s+|IF\s+(?:NOT\s+)?EXISTS\s+)?([a-z_][a-z0-9_]*)\.([a-z_][a-z0-9_]*)/
    }

    private static func isCatalogue(_ schema: String) -> Bool {
        schema.hasPrefix("pg_") || schema == "information_schema"
    }
}
