import Foundation
import KazakhstanFormats
import PluginKit

/// The editions of methodical materials.
enum MaterialEditions {}

extension MaterialEditions {
    /// The latest first; what is prepared only for who prepares it.
    static func list(
        of material: UUID, _ paging: Paging, for request: Request
    ) async throws -> Listing<MaterialEdition> {
        let rows: SQL = """
            FROM registry.material_editions e JOIN registry.materials m ON m.id = e.material_id
            WHERE e.material_id = \(material) AND \(shown(to: request))
            """
        let items = try await request.database.query(
            """
            SELECT \(MaterialEdition.columns) \(rows)
            ORDER BY e.in_force_from DESC, e.id \(paging.slice)
            """
        ).map(MaterialEdition.init)
        return try await paging.listing(items, counting: rows, from: request.database)
    }

    static func find(_ id: UUID, for request: Request) async throws -> MaterialEdition? {
        try await request.database.query(
            """
            SELECT \(MaterialEdition.columns)
            FROM registry.material_editions e JOIN registry.materials m ON m.id = e.material_id
            WHERE e.id = \(id) AND \(shown(to: request))
            """
        ).first.map(MaterialEdition.init)
    }

    static func current(_ request: Request) async throws -> MaterialEdition {
        guard let found = try await find(request.id, for: request) else { throw Missing() }
        return found
    }

    private static func shown(to request: Request) -> SQL {
        let ofAgency: SQL = "m.agency_id = \(request.agency.id)"
        return request.may(.editMaterials) ? ofAgency : "\(ofAgency) AND e.published_at IS NOT NULL"
    }

    /// The number of the next one.
    static func nextNumber(of material: UUID, from database: Database) async throws -> Int {
        try await database.value(
            """
            SELECT coalesce(max(number), 0) + 1 FROM registry.material_editions
            WHERE material_id = \(material)
            """, as: Int.self) ?? 1
    }

    static func add(
        _ edition: MaterialEdition, to material: Material, by request: Request
    ) async throws -> MaterialEdition {
        try await request.record { change in
            var added = edition
            added.id = .v7(at: request.now)
            added.materialId = material.id
            added.revision = 1
            try await change.execute(
                """
                INSERT INTO registry.material_editions
                    (id, material_id, number, in_force_from, note_kk, note_ru, note_en)
                VALUES (\(added.id), \(added.materialId), \(added.number), \(added.inForceFrom),
                    \(.values(of: added.note.unlessEmpty)))
                """)
            try await change.audit(
                "registry.material.editionAdded", of: added.id,
                after: MaterialEdition.fields.masked(added))
            return added
        }
    }

    /// Corrects what is prepared.
    static func correct(
        _ before: MaterialEdition, to after: MaterialEdition, by request: Request
    ) async throws -> MaterialEdition {
        guard before.publishedAt == nil else { throw EditionPublished() }
        return try await request.record { change in
            let corrected = try await change.execute(
                """
                UPDATE registry.material_editions
                SET (number, in_force_from, note_kk, note_ru, note_en) = (\(after.number),
                        \(after.inForceFrom), \(.values(of: after.note.unlessEmpty))),
                    revision = revision + 1
                WHERE id = \(before.id) AND revision = \(before.revision) AND published_at IS NULL
                """)
            guard corrected == 1 else { throw Stale() }
            var after = after
            after.revision = before.revision + 1
            try await change.audit(
                "registry.material.editionCorrected", of: before.id,
                before: MaterialEdition.fields.masked(before),
                after: MaterialEdition.fields.masked(after))
            return after
        }
    }
}

extension MaterialEditions {
    /// Lets anyone read it, and designations follow it from its day on.
    static func publish(
        _ edition: MaterialEdition, by request: Request
    ) async throws -> MaterialEdition {
        guard edition.publishedAt == nil else { throw EditionPublished() }
        return try await request.record { change in
            // From here on no file of it comes or goes.
            try await change.execute(
                "SELECT FROM registry.material_editions WHERE id = \(edition.id) FOR UPDATE")
            guard try await change.hasFile(.materialInKazakh, of: edition.id) else {
                throw KazakhFileMissing()
            }
            let kind = try await change.value(
                "SELECT kind FROM registry.materials WHERE id = \(edition.materialId) FOR UPDATE",
                as: Material.Kind.self)
            let others = try await publishedDays(of: edition.materialId, from: change)
            if kind == .recommendation, !edition.leavesAlone(others, on: request.today) {
                throw EditionBackdated()
            }
            let published = try await change.execute(
                """
                UPDATE registry.material_editions
                SET published_at = \(request.now), published_by = \(request.account?.id),
                    revision = revision + 1
                WHERE id = \(edition.id) AND revision = \(edition.revision) AND published_at IS NULL
                """)
            guard published == 1 else { throw Stale() }
            var after = edition
            after.publishedAt = request.now
            after.revision = edition.revision + 1
            try await change.audit(
                "registry.material.editionPublished", of: edition.id,
                after: MaterialEdition.fields.masked(after))
            return after
        }
    }

    /// Whether an edition is not published, nor will be before the change is over.
    static func isPrepared(_ edition: UUID, in change: Change) async throws -> Bool {
        let isPrepared = try await change.value(
            """
            SELECT published_at IS NULL FROM registry.material_editions
            WHERE id = \(edition) FOR SHARE
            """, as: Bool.self)
        return isPrepared ?? false
    }

    /// On which days the published editions of a material come into force.
    static func publishedDays(
        of material: UUID, from database: some SQLExecuting
    ) async throws -> [Day] {
        try await database.rows(
            """
            SELECT in_force_from FROM registry.material_editions
            WHERE material_id = \(material) AND published_at IS NOT NULL
            """, as: Day.self)
    }

    /// Of each recommendation the edition that was in force on the day a designation begins.
    static func followed(
        from firstDay: Day, for request: Request
    ) async throws -> [FollowedEdition] {
        try await request.database.query(
            """
            SELECT DISTINCT ON (m.id) e.id, m.title_kk, m.title_ru, m.title_en, e.number, e.in_force_from
            FROM registry.materials m JOIN registry.material_editions e ON e.material_id = m.id
            WHERE m.agency_id = \(request.agency.id) AND m.kind = 'recommendation'
                AND e.published_at IS NOT NULL AND e.in_force_from <= \(firstDay)
            ORDER BY m.id, e.in_force_from DESC
            """
        ).map { row in
            var cells = row.cells
            let edition = FollowedEdition(
                editionId: try cells.next(), title: try cells.localized(),
                number: try cells.next(), inForceFrom: try cells.next())
            try cells.end()
            return edition
        }
    }
}

extension MaterialEdition {
    /// Of `registry.material_editions e`, in the order of ``init(_:)``.
    fileprivate static let columns: SQL = """
        e.id, e.material_id, e.number, e.in_force_from, e.note_kk, e.note_ru, e.note_en, \
        e.published_at, e.revision
        """

    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        materialId = try cells.next()
        number = try cells.next()
        inForceFrom = try cells.next()
        note = try cells.localizedIfAny()
        publishedAt = try cells.next()
        revision = try cells.next()
        try cells.end()
    }
}
