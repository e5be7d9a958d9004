import Foundation
import KazakhstanFormats
import PluginKit

/// Methodical materials. Nothing is deleted.
enum Materials {}

extension Materials {
    /// Those that have a published edition; for who prepares them all of them.
    static func list(
        _ query: MaterialQuery, _ paging: Paging, for request: Request
    ) async throws -> Listing<Material> {
        var conditions: [SQL] = ["m.agency_id = \(request.agency.id)", shown(to: request)]
        if let kind = query.kind { conditions.append("m.kind = \(kind)") }
        let rows: SQL = """
            FROM registry.materials m WHERE \(conditions.joined(separator: " AND "))
            """
        let items = try await request.database.query(
            """
            SELECT \(Material.columns(on: request.today)) \(rows)
            ORDER BY m.kind, m.title_kk, m.id \(paging.slice)
            """
        ).map(Material.init)
        return try await paging.listing(items, counting: rows, from: request.database)
    }

    static func find(_ id: UUID, for request: Request) async throws -> Material? {
        try await request.database.query(
            """
            SELECT \(Material.columns(on: request.today)) FROM registry.materials m
            WHERE m.id = \(id) AND m.agency_id = \(request.agency.id) AND \(shown(to: request))
            """
        ).first.map(Material.init)
    }

    private static func shown(to request: Request) -> SQL {
        guard !request.may(.editMaterials) else { return "true" }
        return """
            EXISTS (SELECT FROM registry.material_editions s
                    WHERE s.material_id = m.id AND s.published_at IS NOT NULL)
            """
    }

    static func current(_ request: Request) async throws -> Material {
        guard let found = try await find(request.id, for: request) else { throw Missing() }
        return found
    }

    static func add(_ material: Material, by request: Request) async throws -> Material {
        try await request.record { change in
            var added = material
            added.id = .v7(at: request.now)
            added.revision = 1
            try await change.execute(
                """
                INSERT INTO registry.materials (id, agency_id, kind, title_kk, title_ru, title_en)
                VALUES (\(added.id), \(request.agency.id), \(added.kind), \(.values(of: added.title)))
                """)
            try await change.audit(
                "registry.material.added", of: added.id, after: Material.fields.masked(added))
            return added
        }
    }

    /// Corrects title and kind; of what designations follow the kind stays.
    static func correct(
        _ before: Material, to after: Material, by request: Request
    ) async throws -> Material {
        try await request.record { change in
            let corrected = try await change.execute(
                """
                UPDATE registry.materials m
                SET (kind, title_kk, title_ru, title_en) =
                        (\(after.kind), \(.values(of: after.title))),
                    revision = revision + 1
                WHERE m.id = \(before.id) AND m.revision = \(before.revision)
                """)
            guard corrected == 1 else { throw Stale() }
            if after.kind != before.kind {
                let published = try await MaterialEditions.publishedDays(
                    of: before.id, from: change)
                guard published.isEmpty else {
                    throw InvalidFields(.registry("/kind", "kindIsFollowed"))
                }
            }
            var after = after
            after.revision = before.revision + 1
            try await change.audit(
                "registry.material.corrected", of: before.id,
                before: Material.fields.masked(before), after: Material.fields.masked(after))
            return after
        }
    }
}

extension Material {
    /// Of `registry.materials m`, in the order of ``init(_:)``.
    fileprivate static func columns(on today: Day) -> SQL {
        """
        m.id, m.kind, m.title_kk, m.title_ru, m.title_en,
        (SELECT f.number FROM registry.material_editions f
         WHERE f.material_id = m.id AND f.published_at IS NOT NULL AND f.in_force_from <= \(today)
         ORDER BY f.in_force_from DESC LIMIT 1), m.revision
        """
    }

    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        kind = try cells.next()
        title = try cells.localized()
        inForce = try cells.next()
        revision = try cells.next()
        try cells.end()
    }
}
