import Foundation
import KazakhstanFormats
import PluginKit

extension ContactQueries {
    /// What an official said has changed, and nobody has seen to yet.
    struct OpenNote: Sendable {
        let id: UUID
        let designationId: UUID
        let name: LocalizedText
        let at: Date
        let note: String
    }

    /// A page of them, the oldest first, as far as the caller may correct the designations.
    static func notes(_ paging: Paging, for request: Request) async throws -> Listing<OpenNote> {
        let rows = unsettled(for: request)
        let items = try await request.database.plannedByValues.query(
            """
            SELECT q.id, q.designation_id, q.answered_at, q.note, p.surname_kk, p.surname_ru, p.surname_en,
                p.given_name_kk, p.given_name_ru, p.given_name_en, p.patronymic_kk, p.patronymic_ru,
                p.patronymic_en
            \(rows) ORDER BY q.answered_at, q.id \(paging.slice)
            """
        ).map(OpenNote.init)
        return Listing(
            items: items,
            total: try await paging.total(
                ofPageWith: items.count, counting: rows, from: request.database.plannedByValues))
    }

    static func count(ofNotesFor request: Request) async throws -> Int {
        try await request.database.plannedByValues.value(
            "SELECT count(*) \(unsettled(for: request))", as: Int.self) ?? 0
    }

    private static func unsettled(for request: Request) -> SQL {
        let conditions: [SQL] =
            [
                "q.answer = 'changed'", "q.settled_at IS NULL",
                "d.agency_id = \(request.agency.id)",
            ] + [request.condition(of: .editDesignations, on: "d.body_id")].compactMap(\.self)
        return """
            FROM registry.contact_queries q JOIN registry.designations d ON d.id = q.designation_id
                JOIN registry.persons p ON p.id = d.person_id
            WHERE \(conditions.joined(separator: " AND "))
            """
    }

    /// An operator has seen to it.
    static func settle(_ id: UUID, in change: Change) async throws {
        let request = change.request
        let row = try await change.row(
            """
            UPDATE registry.contact_queries q
            SET settled_at = \(request.now), settled_by = \(request.account?.id)
            FROM registry.designations d
            WHERE q.id = \(id) AND d.id = q.designation_id AND d.agency_id = \(request.agency.id)
                AND q.answer = 'changed' AND q.settled_at IS NULL
            RETURNING d.id, d.body_id
            """, as: (UUID, UUID).self)
        guard let (designation, body) = row else { throw Missing() }
        try await request.require(.editDesignations, for: body)
        try await change.audit("registry.designation.contactsSettled", of: designation)
    }
}

extension ContactQueries.OpenNote {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        designationId = try cells.next()
        at = try cells.next()
        note = try cells.next()
        name =
            PublicName(
                surname: try cells.localizedIfAny(), givenName: try cells.localizedIfAny(),
                patronymic: try cells.localizedIfAny()
            ).fullName
        try cells.end()
    }
}
