import KazakhstanFormats
import PluginKit

extension Designation {
    /// Of `registry.designations d` and `registry.persons p`, in the order of ``init(_:)``.
    static let columns: SQL = """
        d.id, d.body_id, p.id, p.surname_kk, p.surname_ru, p.surname_en, p.given_name_kk, \
        p.given_name_ru, p.given_name_en, p.patronymic_kk, p.patronymic_ru, p.patronymic_en, \
        d.position_kk, d.position_ru, d.position_en, d.rank, d.basis, d.order_number, d.order_date, \
        d.kind, d.acting_reason, d.replaces_id, d.valid_from, d.valid_to, d.contacts, \
        d.reception_hours_kk, d.reception_hours_ru, d.reception_hours_en, d.reception_place_kk, \
        d.reception_place_ru, d.reception_place_en, d.topics, d.published, d.state, \
        d.rank_verdict, d.rank_rule, d.end_reason, d.contacts_confirmed_on, d.revision
        """

    /// The condition that `registry.designations d` is in force; see ``State/holds``.
    static let inForce: SQL =
        "d.state IN ('confirmed', 'published') AND NOT d.entered_by_mistake"

    /// The condition that the contacts of `d` were not confirmed in the half-year before a day; what was
    /// confirmed since counts.
    static func isUnconfirmed(on day: Day) -> SQL {
        """
        (d.contacts_confirmed_on IS NULL
            OR d.contacts_confirmed_on < (\(day)::date - interval '6 months')::date)
        """
    }

    /// The condition that `registry.designations d` covers its body while it holds: a deputy does not.
    static let covers: SQL = "d.kind IN ('primary', 'acting') AND \(inForce)"

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        bodyId = try cells.next()
        person.id = try cells.next()
        person.surname = try cells.localizedIfAny()
        person.givenName = try cells.localizedIfAny()
        person.patronymic = try cells.localizedIfAny()
        position = try cells.localized()
        rank = try cells.next()
        basis = try cells.next()
        orderNumber = try cells.next()
        orderDate = try cells.next()
        kind = try cells.next()
        actingReason = try cells.next()
        replaces = try cells.next()
        validFrom = try cells.next()
        validTo = try cells.next()
        contacts = try [Contact](stored: cells.next())
        receptionHours = try cells.localizedIfAny()
        receptionPlace = try cells.localizedIfAny()
        topics = try cells.next()
        published = try cells.next()
        state = try cells.next()
        rankVerdict = try cells.next()
        rankRule = try cells.next()
        endReason = try cells.next()
        contactsConfirmedOn = try cells.next()
        revision = try cells.next()
        try cells.end()
    }
}
