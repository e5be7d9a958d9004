import Foundation
import PluginKit

/// The public list: rows that follow from designations, persons and bodies.
enum Officials {
    /// Puts some designations on the list, as far as they are public.
    /// - Parameters:
    ///   - designations: The table, or the rows of a WITH that were just made.
    static func listing(designations: String, persons: String) -> SQL {
        """
        INSERT INTO registry.officials (designation_id, shown_from, shown_to, body_id, level,
            level_order, region_code, kato_code, protocol_order, sort_name, body_name_kk,
            body_name_ru, body_name_en, surname_kk, surname_ru, surname_en, given_name_kk,
            given_name_ru, given_name_en, patronymic_kk, patronymic_ru, patronymic_en, position_kk,
            position_ru, position_en, kind, valid_from, valid_to, contacts, reception_hours_kk,
            reception_hours_ru, reception_hours_en, reception_place_kk, reception_place_ru,
            reception_place_en, topics, search)
        SELECT d.id, greatest(d.valid_from, v.valid_from),
            least(coalesce(d.valid_to, 'infinity'), coalesce(v.valid_to, 'infinity')),
            d.body_id, v.level, v.level_order, v.region_code, v.kato_code, b.protocol_order,
            v.sort_kk, v.name_kk, v.name_ru, v.name_en, p.surname_kk, p.surname_ru, p.surname_en,
            p.given_name_kk, p.given_name_ru, p.given_name_en, p.patronymic_kk, p.patronymic_ru,
            p.patronymic_en, d.position_kk, d.position_ru, d.position_en, d.kind, d.valid_from,
            d.valid_to, \(publicContacts), d.reception_hours_kk, d.reception_hours_ru,
            d.reception_hours_en, d.reception_place_kk, d.reception_place_ru, d.reception_place_en,
            d.topics, p.search || d.search || v.search
        FROM \(raw: designations) d JOIN \(raw: persons) p ON p.id = d.person_id
            JOIN registry.bodies b ON b.id = d.body_id
            JOIN registry.body_versions v ON v.body_id = d.body_id
                AND v.valid_from <= coalesce(d.valid_to, 'infinity')
                AND coalesce(v.valid_to, 'infinity') >= d.valid_from
        WHERE \(isListed)
        """
    }

    /// The condition under which `d` and its person `p` are public.
    private static let isListed: SQL = """
        d.state = 'published' AND NOT d.entered_by_mistake AND d.position_kk IS NOT NULL AND p.is_in_kazakh
        """

    private static let publicContacts: SQL = """
        (SELECT coalesce(
             jsonb_agg(
                 jsonb_build_object(
                     'kind', c.contact -> 'kind', 'value', c.contact -> 'value',
                     'extension', c.contact -> 'extension')
                 ORDER BY c.position), '[]')
         FROM jsonb_array_elements(d.contacts) WITH ORDINALITY AS c (contact, position)
         WHERE c.contact @> '{"public": true}')
        """

    static func renew(_ designation: UUID, in transaction: Transaction) async throws {
        try await transaction.execute(
            "DELETE FROM registry.officials WHERE designation_id = \(designation)")
        try await transaction.execute(
            listing(designations: "registry.designations", persons: "registry.persons")
                + " AND d.id = \(designation)")
    }

    static func renew(ofBody body: UUID, in transaction: Transaction) async throws {
        try await transaction.execute("DELETE FROM registry.officials WHERE body_id = \(body)")
        try await transaction.execute(
            listing(designations: "registry.designations", persons: "registry.persons")
                + " AND d.body_id = \(body)")
    }

    /// Fills the whole list, after designations came in by another way than one by one. Runs as the
    /// owner of the schema or the host.
    static func renewAll(in transaction: Transaction) async throws {
        try await transaction.execute("DELETE FROM registry.officials")
        try await transaction.execute(
            listing(designations: "registry.designations", persons: "registry.persons"))
    }
}
