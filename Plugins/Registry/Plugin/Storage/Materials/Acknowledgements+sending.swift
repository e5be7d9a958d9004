import Foundation
import KazakhstanFormats
import PluginKit

extension Acknowledgements {
    /// Sends an edition to bodies that expect an official. To whom it was sent already it is not sent again.
    /// - Returns: How it stands from now on.
    static func send(
        _ edition: MaterialEdition, to sending: MaterialSending, by request: Request
    ) async throws -> AcknowledgementFigures {
        guard edition.publishedAt != nil else { throw EditionUnpublished() }
        let bodies = CoverageQuery(level: sending.level, region: sending.region)
        return try await request.change { change in
            try await change.execute(
                """
                INSERT INTO registry.material_recipients (edition_id, body_id)
                SELECT \(edition.id)::uuid, b.id
                FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
                WHERE \(Coverage.expected(on: request.today)) AND \(bodies.conditions)
                ON CONFLICT (edition_id, body_id) DO NOTHING
                """)
            return try await order(edition, "registry.material.sent", in: change)
        }
    }

    /// Writes once more to those who have not acknowledged it, and to those who could not be written to.
    static func remind(
        of edition: MaterialEdition, by request: Request
    ) async throws -> AcknowledgementFigures {
        guard edition.publishedAt != nil else { throw EditionUnpublished() }
        return try await request.change { change in
            try await change.execute(
                """
                UPDATE registry.material_recipients SET is_due = true
                WHERE edition_id = \(edition.id) AND acknowledged_at IS NULL AND NOT is_due
                    AND (last_sent_on IS NULL OR last_sent_on < \(request.today))
                    AND NOT EXISTS (SELECT FROM registry.bodies b
                                    WHERE b.id = body_id AND b.valid_to < \(request.today))
                """)
            return try await order(edition, "registry.material.reminded", in: change)
        }
    }

    private static func order(
        _ edition: MaterialEdition, _ action: String, in change: Change
    ) async throws -> AcknowledgementFigures {
        try await change.ask(MaterialMailing(editionId: edition.id))
        let figures = try await figures(
            of: edition.id, on: change.request.today, from: change
        ).all
        try await change.audit(
            action, of: edition.id, after: AcknowledgementFigures.fields.masked(figures))
        return figures
    }

    /// A body that is to be written to, and to whom there.
    struct Addressee: Sendable {
        let bodyId: UUID
        let title: LocalizedText
        let number: Int
        let inForceFrom: Day
        let isDemonstration: Bool
        let body: LocalizedText
        /// Of the official of the public list, or else of the body; nil where neither has an e-mail.
        let address: MailAddress?
    }

    static func due(_ edition: UUID, for request: Request) async throws -> [Addressee] {
        let today = request.today
        return try await request.database.query(
            """
            SELECT r.body_id, m.title_kk, m.title_ru, m.title_en, e.number, e.in_force_from,
                m.is_demonstration OR b.is_demonstration, v.name_kk, v.name_ru, v.name_en,
                array_remove(ARRAY[mail.address, v.email], NULL)
            \(recipients(on: today))
                JOIN registry.material_editions e ON e.id = r.edition_id
                JOIN registry.materials m ON m.id = e.material_id
                LEFT JOIN LATERAL (
                    SELECT mail.address FROM registry.officials o
                        JOIN registry.designations d ON d.id = o.designation_id
                        CROSS JOIN LATERAL (\(ContactQueries.addresses) LIMIT 1) AS mail
                    WHERE o.body_id = r.body_id AND o.shown_from <= \(today) AND o.shown_to >= \(today)
                    ORDER BY o.is_deputy, o.designation_id LIMIT 1) AS mail ON true
            WHERE r.edition_id = \(edition) AND r.is_due AND m.agency_id = \(request.agency.id)
                AND (b.valid_to IS NULL OR b.valid_to >= \(today))
            ORDER BY v.level_order, v.sort_kk, r.body_id
            """
        ).map(Addressee.init)
    }

    /// Writes to a body, unless somebody there has acknowledged meanwhile or another host wrote.
    static func write(to addressee: Addressee, of edition: UUID, in change: Change) async throws {
        let request = change.request
        let address = addressee.address
        let letters = try await change.value(
            """
            UPDATE registry.material_recipients
            SET is_due = false, letters = letters + \(address == nil ? 0 : 1),
                last_sent_on = CASE WHEN \(address != nil) THEN \(request.today) ELSE last_sent_on END
            WHERE edition_id = \(edition) AND body_id = \(addressee.bodyId) AND is_due
            RETURNING letters
            """, as: Int.self)
        guard let letters, let address else { return }
        let secret = LinkSecret.new()
        let lastDay = request.today.adding(days: Acknowledgement.days - 1)
        try await change.execute(
            """
            INSERT INTO registry.material_links (digest, edition_id, body_id, expires_on)
            VALUES (\(secret.digest), \(edition), \(addressee.bodyId), \(lastDay))
            """)
        try await change.send(
            .material(
                addressee, at: address, isReminder: letters > 1, secret, until: lastDay,
                sent: request))
    }
}

extension Acknowledgements.Addressee {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        bodyId = try cells.next()
        title = try cells.localized()
        number = try cells.next()
        inForceFrom = try cells.next()
        isDemonstration = try cells.next()
        body = try cells.localized()
        let addresses: [String] = try cells.next()
        try cells.end()
        address = addresses.lazy.compactMap(MailAddress.init).first
    }
}
