import Foundation
import KazakhstanFormats
import PluginKit

/// To whom editions were sent, and who has acknowledged them.
enum Acknowledgements {}

extension Acknowledgements {
    /// A page of the bodies to which an edition was sent: those that have not answered first.
    static func list(
        of edition: UUID, _ query: AcknowledgementQuery, _ paging: Paging, on today: Day,
        from database: Database
    ) async throws -> Listing<Acknowledgement> {
        var conditions: [SQL] = ["r.edition_id = \(edition)"]
        if let state = query.state { conditions.append("\(self.state(on: today)) = \(state)") }
        if let region = query.region { conditions.append("v.region_code = \(region.region)") }
        let rows: SQL = "\(recipients(on: today)) WHERE \(conditions.joined(separator: " AND "))"
        let items = try await database.plannedByValues.query(
            """
            SELECT r.body_id, v.name_kk, v.name_ru, v.name_en, v.region_code, \(state(on: today)), r.letters,
                r.last_sent_on, r.acknowledged_at, r.acknowledged_by
            \(rows) ORDER BY r.acknowledged_at IS NOT NULL, v.level_order, v.sort_kk, r.body_id
            \(paging.slice)
            """
        ).map(Acknowledgement.init)
        return try await paging.listing(items, counting: rows, from: database.plannedByValues)
    }

    /// How many there are: of all bodies, and of each region; nil stands for those of the centre.
    static func figures(
        of edition: UUID, on today: Day, from database: some SQLExecuting
    ) async throws -> (all: AcknowledgementFigures, byRegion: [(KATOCode?, AcknowledgementFigures)])
    {
        let groups = try await database.rows(
            """
            SELECT region_code, count(*), count(*) FILTER (WHERE state = 'acknowledged'),
                count(*) FILTER (WHERE state = 'waiting'),
                count(*) FILTER (WHERE state = 'unreachable'),
                count(*) FILTER (WHERE state = 'bodyClosed')
            FROM (SELECT v.region_code, \(state(on: today)) AS state
                  \(recipients(on: today)) WHERE r.edition_id = \(edition)) AS r
            GROUP BY region_code ORDER BY region_code NULLS FIRST
            """, as: (KATOCode?, Int, Int, Int, Int, Int).self
        ).map { region, total, acknowledged, waiting, unreachable, closed in
            (
                region,
                AcknowledgementFigures(
                    total: total, acknowledged: acknowledged, waiting: waiting,
                    unreachable: unreachable, bodiesClosed: closed)
            )
        }
        let all = groups.reduce(into: AcknowledgementFigures()) { all, group in
            all.total += group.1.total
            all.acknowledged += group.1.acknowledged
            all.waiting += group.1.waiting
            all.unreachable += group.1.unreachable
            all.bodiesClosed += group.1.bodiesClosed
        }
        return (all, groups)
    }

    /// Each with its body as it is now, or last was.
    static func recipients(on today: Day) -> SQL {
        """
        FROM registry.material_recipients r JOIN registry.body_versions v ON v.body_id = r.body_id
            AND v.valid_from = (SELECT max(w.valid_from) FROM registry.body_versions w
                                WHERE w.body_id = r.body_id AND w.valid_from <= \(today))
            JOIN registry.bodies b ON b.id = r.body_id
        """
    }

    /// A body that was closed is awaited no more.
    private static func state(on today: Day) -> SQL {
        """
        CASE WHEN r.acknowledged_at IS NOT NULL THEN 'acknowledged'
            WHEN b.valid_to < \(today) THEN 'bodyClosed'
            WHEN r.letters = 0 AND NOT r.is_due THEN 'unreachable' ELSE 'waiting' END
        """
    }
}

extension Acknowledgements {
    /// What a link leads to.
    struct Linked: Sendable {
        let edition: MaterialEdition
        let title: LocalizedText
        let bodyId: UUID
        let body: LocalizedText
        let acknowledgedAt: Date?
    }

    /// - Throws: ``LinkRefused`` for a link that was made up, ``ReadingLinkExpired``.
    static func linked(_ request: Request) async throws -> Linked {
        let secret = try LinkSecret(in: request)
        let row = try await request.database.query(
            """
            SELECT e.id, e.material_id, e.number, e.in_force_from, m.title_kk, m.title_ru, m.title_en,
                r.body_id, v.name_kk, v.name_ru, v.name_en, r.acknowledged_at, l.expires_on
            \(recipients(on: request.today))
                JOIN registry.material_links l ON l.edition_id = r.edition_id AND l.body_id = r.body_id
                JOIN registry.material_editions e ON e.id = r.edition_id
                JOIN registry.materials m ON m.id = e.material_id
            WHERE l.digest = \(secret.digest) AND m.agency_id = \(request.agency.id)
            """
        ).first
        guard let row else { throw LinkRefused.unknown }
        let (linked, lastDay) = try read(row)
        guard linked.acknowledgedAt != nil || lastDay >= request.today else {
            throw ReadingLinkExpired(day: lastDay.words(in: request.language))
        }
        return linked
    }

    private static func read(_ row: Row) throws -> (Linked, lastDay: Day) {
        var cells = row.cells
        var edition = MaterialEdition()
        edition.id = try cells.next()
        edition.materialId = try cells.next()
        edition.number = try cells.next()
        edition.inForceFrom = try cells.next()
        let linked = Linked(
            edition: edition, title: try cells.localized(), bodyId: try cells.next(),
            body: try cells.localized(), acknowledgedAt: try cells.next())
        let lastDay: Day = try cells.next()
        try cells.end()
        return (linked, lastDay)
    }

    /// Somebody of the body has read it. Said again, it changes nothing: the first word counts.
    static func acknowledge(_ reading: Reading, by request: Request) async throws {
        let linked = try await linked(request)
        try await request.change { change in
            let acknowledged = try await change.execute(
                """
                UPDATE registry.material_recipients
                SET acknowledged_at = \(request.now), acknowledged_by = \(reading.name.unlessBlank),
                    is_due = false
                WHERE edition_id = \(linked.edition.id) AND body_id = \(linked.bodyId)
                    AND acknowledged_at IS NULL
                """)
            guard acknowledged == 1 else { return }
            try await change.audit(
                "registry.material.acknowledged", of: linked.edition.id,
                after: Reading.fields.masked(reading))
        }
    }
}

extension Acknowledgement {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        bodyId = try cells.next()
        body = try cells.localized()
        region = try cells.next()
        state = try cells.next()
        letters = try cells.next()
        lastSentOn = try cells.next()
        acknowledgedAt = try cells.next()
        acknowledgedBy = try cells.next()
        try cells.end()
    }
}
