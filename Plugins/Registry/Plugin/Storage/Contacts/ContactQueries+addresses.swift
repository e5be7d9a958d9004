import KazakhstanFormats
import PluginKit

/// To where letters can go: the e-mail addresses of `registry.designations d`.
extension ContactQueries {
    /// Those that a letter can go to, as `MailAddress` reads them; a public one goes before.
    static let addresses: SQL = """
        SELECT c.contact ->> 'value' AS address
        FROM jsonb_array_elements(d.contacts) WITH ORDINALITY AS c (contact, position)
        WHERE c.contact @> '{"kind": "email"}' AND octet_length(c.contact ->> 'value') <= 254
            AND c.contact ->> 'value' ~ \(form)::text
        ORDER BY NOT c.contact @> '{"public": true}', c.position
        """

    /// The form of an address in the regular expressions of PostgreSQL.
    private static let form: String = {
        let part = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
        return #"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@\#(part)(\.\#(part))*$"#
    }()

    /// The condition that an official of the public list cannot be asked, since no letter reaches them.
    static func isBeyondLetters(on today: Day) -> SQL {
        """
        d.id IN (SELECT o.designation_id FROM registry.officials o
                 WHERE o.shown_from <= \(today) AND o.shown_to >= \(today))
            AND NOT EXISTS (\(addresses))
        """
    }

    /// How many of the designations that the caller may read are of such officials.
    static func count(ofUnreachableFor request: Request) async throws -> Int {
        let rows = Designations.rows(DesignationQuery(gap: .withoutAddress), for: request)
        return try await request.database.plannedByValues.value(
            "SELECT count(*) \(rows)", as: Int.self) ?? 0
    }
}
