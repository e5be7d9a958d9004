import KazakhstanFormats
import PluginKit

extension AskedBody {
    /// The part of the tree to which version `v` of a body belongs, as ``ListPlace``.
    static let part: SQL = """
        CASE WHEN v.level = 'central' OR v.region_code IS NULL THEN 'central' ELSE v.region_code END
        """

    /// `FROM …` of the bodies `a` of campaign `c`, each with its version `v` of a day.
    static func rows(on day: SQL) -> SQL {
        """
        FROM registry.campaigns c JOIN registry.campaign_bodies a ON a.campaign_id = c.id
            JOIN registry.bodies b ON b.id = a.body_id
            CROSS JOIN LATERAL (
                SELECT * FROM registry.body_versions v WHERE v.body_id = a.body_id
                ORDER BY v.valid_from <= \(day) DESC, abs(v.valid_from - \(day)) LIMIT 1) AS v
        """
    }

    /// What ``rows(on:)`` is joined with for ``columns(on:)``, which costs a search for each body: the designation
    /// `answer` that it answered with, and who stands `s` on the day, with their person `p`.
    static func standing(on day: SQL) -> SQL {
        """
         LEFT JOIN registry.designations answer ON answer.id = a.designation_id
            LEFT JOIN LATERAL (
                SELECT d.* FROM registry.designations d
                WHERE d.body_id = a.body_id AND d.agency_id = c.agency_id AND \(Designation.covers)
                    AND d.valid_from <= \(day) AND (d.valid_to IS NULL OR d.valid_to >= \(day))
                ORDER BY d.valid_from DESC LIMIT 1) AS s ON true
            LEFT JOIN registry.persons p ON p.id = s.person_id
        """
    }

    /// The condition that the public list shows an official of the body `a` on a day.
    static func isShown(on day: Day) -> SQL {
        """
        EXISTS (SELECT FROM registry.officials o
                WHERE o.body_id = a.body_id AND o.shown_from <= \(day) AND o.shown_to >= \(day))
        """
    }

    /// The columns of ``init(_:)``.
    static func columns(on day: SQL) -> SQL {
        """
        a.body_id, v.name_kk, v.name_ru, v.name_en, v.level, \(part), \(AskedState.sql(on: day)),
        a.sent_to, a.last_asked_on, a.letters, a.answered_at, a.answered_by, a.reason, a.designation_id,
        answer.state, p.surname_kk, p.surname_ru, p.surname_en, p.given_name_kk, p.given_name_ru,
        p.given_name_en, p.patronymic_kk, p.patronymic_ru, p.patronymic_en,
        CASE WHEN b.valid_to < \(day) THEN b.valid_to END, a.answers
        """
    }

    init(_ row: Row) throws {
        var cells = row.cells
        bodyId = try cells.next()
        body = try cells.localized()
        level = try cells.next()
        part = try cells.next()
        state = try cells.next()
        sentTo = try cells.next()
        lastAskedOn = try cells.next()
        letters = try cells.next()
        answeredAt = try cells.next()
        answeredBy = try cells.next()
        reason = try cells.next()
        designationId = try cells.next()
        designationState = try cells.next()
        let person = Person(
            surname: try cells.localizedIfAny(), givenName: try cells.localizedIfAny(),
            patronymic: try cells.localizedIfAny())
        official = person.isNamed ? person.fullName : nil
        bodyClosedOn = try cells.next()
        answers = try cells.next()
        try cells.end()
    }
}
