import Foundation
import KazakhstanFormats
import PluginKit

/// The questions to officials whether what is published of them is right.
enum ContactQueries {}

extension ContactQueries {
    /// An official who is to be asked, or reminded.
    struct Addressee: Sendable {
        let designationId: UUID
        let isDemonstration: Bool
        let address: MailAddress
        let name: LocalizedText
        let body: LocalizedText
    }

    /// Those of the public list whom a letter can reach, who have not confirmed since a day, and were
    /// not asked since, or long enough ago.
    static func addressees(
        of round: Day, on today: Day, from database: Database
    ) async throws -> [Addressee] {
        let isOpen = today < round.adding(days: ContactQuery.days)
        return try await database.query(
            """
            SELECT d.id, d.is_demonstration OR b.is_demonstration OR p.is_demonstration, mail.address,
                o.surname_kk, o.surname_ru, o.surname_en, o.given_name_kk, o.given_name_ru, o.given_name_en,
                o.patronymic_kk, o.patronymic_ru, o.patronymic_en, o.body_name_kk, o.body_name_ru,
                o.body_name_en
            FROM registry.officials o
                JOIN registry.designations d ON d.id = o.designation_id
                JOIN registry.bodies b ON b.id = d.body_id JOIN registry.persons p ON p.id = d.person_id
                LEFT JOIN registry.contact_queries q
                    ON q.designation_id = d.id AND q.asked_for = \(round)
                CROSS JOIN LATERAL (\(addresses) LIMIT 1) AS mail
            WHERE o.shown_from <= \(today) AND o.shown_to >= \(today) AND d.valid_from <= \(round)
                AND (d.contacts_confirmed_on IS NULL OR d.contacts_confirmed_on < \(round))
                AND (q.id IS NULL AND \(isOpen) OR \(isToBeReminded("q", on: today)))
            ORDER BY \(Officials.order)
            """
        ).compactMap(Addressee.init)
    }

    private static func isToBeReminded(_ query: SQL, on today: Day) -> SQL {
        let longAgo = today.adding(days: -ContactQuery.daysBetweenReminders)
        return """
            \(query).answered_at IS NULL AND \(query).expires_on >= \(today)
                AND \(query).reminders < \(ContactQuery.reminderLimit)
                AND \(query).last_asked_on <= \(longAgo)
            """
    }

    /// Asks an official, or reminds one who was asked: keeps the digest of a new secret and writes the letter.
    /// Who was asked meanwhile, or has answered, is left alone.
    static func ask(_ addressee: Addressee, in round: Day, by change: Change) async throws {
        let today = change.request.today
        let asked = try await change.row(
            """
            INSERT INTO registry.contact_queries AS known
                (id, designation_id, asked_for, last_asked_on, expires_on)
            VALUES (\(UUID.v7(at: change.request.now)), \(addressee.designationId), \(round), \(today),
                \(today.adding(days: ContactQuery.days - 1)))
            ON CONFLICT (designation_id, asked_for) DO UPDATE
            SET reminders = known.reminders + 1, last_asked_on = excluded.last_asked_on
            WHERE \(isToBeReminded("known", on: today))
            RETURNING id, reminders, expires_on
            """, as: (UUID, Int, Day).self)
        guard let (query, reminders, expiresOn) = asked else { return }
        let secret = LinkSecret.new()
        try await change.execute(
            """
            INSERT INTO registry.contact_links (digest, query_id, address_digest)
            VALUES (\(secret.digest), \(query),
                \(secret.digest(sentTo: "\(addressee.address.text)::text")))
            """)
        try await change.send(
            .query(
                addressee, secret, reminders: reminders, answeredUntil: expiresOn,
                asked: change.request))
    }
}

extension ContactQueries.Addressee {
    /// Nil where the statement took for an address what is none.
    fileprivate init?(_ row: Row) throws {
        var cells = row.cells
        designationId = try cells.next()
        isDemonstration = try cells.next()
        guard let address = MailAddress(try cells.next()) else { return nil }
        self.address = address
        name =
            PublicName(
                surname: try cells.localizedIfAny(), givenName: try cells.localizedIfAny(),
                patronymic: try cells.localizedIfAny()
            ).fullName
        body = try cells.localized()
        try cells.end()
    }
}
