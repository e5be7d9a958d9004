import Foundation
import KazakhstanFormats
import PluginKit

extension Designation {
    /// The columns of ``insertedValues(agency:)``.
    static let insertedColumns: SQL = """
        id, agency_id, body_id, person_id, position_kk, position_ru, position_en, rank, basis, \
        order_number, order_date, kind, acting_reason, replaces_id, valid_from, valid_to, contacts, \
        reception_hours_kk, reception_hours_ru, reception_hours_en, reception_place_kk, \
        reception_place_ru, reception_place_en, topics, published, state, rank_verdict, rank_rule, \
        search
        """

    func insertedValues(agency: UUID) -> SQL {
        """
        \(id)::uuid, \(agency)::uuid, \(bodyId)::uuid, \(person.id)::uuid, \(.values(of: position)), \
        \(rank.unlessBlank)::text, \(basis)::text, \(orderNumber.unlessBlank)::text, \
        \(orderDate)::date, \(kind)::text, \(actingReason.unlessBlank)::text, \(replaces)::uuid, \
        \(validFrom)::date, \(validTo)::date, \(contacts.stored)::jsonb, \
        \(.values(of: receptionHours)), \(.values(of: receptionPlace)), \(topics)::text[], \
        \(published)::boolean, \(state)::text, \(rankVerdict)::text, \(rankRule)::text, \(search)::text
        """
    }
}

extension Person {
    /// A new person, as rows of `registry.persons`.
    static func insertion(_ person: Person) -> SQL {
        """
        INSERT INTO registry.persons (id, surname_kk, surname_ru, surname_en, given_name_kk,
            given_name_ru, given_name_en, patronymic_kk, patronymic_ru, patronymic_en, search)
        VALUES (\(person.id), \(.values(of: person.surname)), \(.values(of: person.givenName)),
            \(.values(of: person.patronymic)), \(person.search))
        RETURNING *
        """
    }

    /// A person known before, as rows of `registry.persons`.
    static func selection(_ person: Person) -> SQL {
        "SELECT * FROM registry.persons WHERE id = \(person.id)"
    }
}

extension Designations {
    static func person(_ id: UUID, in transaction: Transaction) async throws -> Person {
        let row = try await transaction.query(
            """
            SELECT surname_kk, surname_ru, surname_en, given_name_kk, given_name_ru, given_name_en,
                patronymic_kk, patronymic_ru, patronymic_en
            FROM registry.persons WHERE id = \(id)
            """
        ).first
        guard let row else { throw InvalidFields(.registry("/person/id", "unknownPerson")) }
        var cells = row.cells
        return Person(
            id: id, surname: try cells.localizedIfAny(), givenName: try cells.localizedIfAny(),
            patronymic: try cells.localizedIfAny())
    }
}
