import Foundation
import KazakhstanFormats
import PluginKit

/// What officials, by the link of a letter, and readers say of contacts, until an operator has seen to it.
enum ContactNotes {
    /// A page of them, the oldest first, as far as the caller may correct the designations.
    static func list(
        _ query: ContactNoteQuery, _ paging: Paging, for request: Request
    ) async throws -> Listing<OpenContactNote> {
        let rows = unsettled(query, for: request)
        let items = try await request.database.plannedByValues.query(
            """
            SELECT n.id, n.source, n.designation_id, n.subject, n.note, n.count, n.at, n.awaits_letter,
                \(PublicName.columns)
            \(rows) ORDER BY n.at, n.id \(paging.slice)
            """
        ).map(OpenContactNote.init)
        return try await paging.listing(
            items, counting: rows, from: request.database.plannedByValues)
    }

    static func count(for request: Request) async throws -> Int {
        try await request.database.plannedByValues.value(
            "SELECT count(*) \(unsettled(ContactNoteQuery(), for: request))", as: Int.self) ?? 0
    }

    private static func unsettled(_ query: ContactNoteQuery, for request: Request) -> SQL {
        var conditions: [SQL] = ["d.agency_id = \(request.agency.id)"]
        if let reach = request.condition(of: .editDesignations, on: "d.body_id") {
            conditions.append(reach)
        }
        if let source = query.source { conditions.append("n.source = \(source)") }
        return """
            FROM (\(said)) n JOIN registry.designations d ON d.id = n.designation_id
                JOIN registry.persons p ON p.id = d.person_id
            WHERE \(conditions.joined(separator: " AND "))
            """
    }

    private static let said: SQL = """
        SELECT q.id, 'official' AS source, q.designation_id, NULL AS subject, q.note, 1 AS count,
            q.answered_at AS at, false AS awaits_letter
        FROM registry.contact_queries q WHERE q.answer = 'changed' AND q.settled_at IS NULL
        UNION ALL
        SELECT r.id, 'reader', r.designation_id, r.subject, nullif(r.details, ''), r.count, r.first_at,
            EXISTS (SELECT FROM registry.contact_reporters w
                    WHERE w.report_id = r.id AND w.email IS NOT NULL)
        FROM registry.contact_reports r WHERE r.settled_at IS NULL
        """
}

extension OpenContactNote {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        source = try cells.next()
        designationId = try cells.next()
        subject = try cells.next()
        note = try cells.next()
        count = try cells.next()
        at = try cells.next()
        awaitsLetter = try cells.next()
        name = try PublicName(&cells).fullName
        try cells.end()
    }
}

extension PublicName {
    /// Of `registry.persons p`, in the order of ``init(_:)``.
    static let columns: SQL = """
        p.surname_kk, p.surname_ru, p.surname_en, p.given_name_kk, p.given_name_ru, p.given_name_en, \
        p.patronymic_kk, p.patronymic_ru, p.patronymic_en
        """

    init(_ cells: inout CellReader) throws {
        self.init(
            surname: try cells.localizedIfAny(), givenName: try cells.localizedIfAny(),
            patronymic: try cells.localizedIfAny())
    }
}
