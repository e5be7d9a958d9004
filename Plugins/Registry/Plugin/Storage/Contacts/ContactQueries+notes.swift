import Foundation
import KazakhstanFormats
import PluginKit

extension ContactQueries {
    /// An operator has seen to what an official said.
    /// - Returns: What was said.
    @discardableResult
    static func settle(_ id: UUID, in change: Change) async throws -> OpenContactNote {
        let request = change.request
        let row = try await change.query(
            """
            UPDATE registry.contact_queries q
            SET settled_at = \(request.now), settled_by = \(request.account?.id)
            FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
            WHERE q.id = \(id) AND d.id = q.designation_id AND d.agency_id = \(request.agency.id)
                AND q.answer = 'changed' AND q.settled_at IS NULL
            RETURNING d.body_id, d.id, q.note, q.answered_at, \(PublicName.columns)
            """
        ).first
        guard let row else { throw Missing() }
        var cells = row.cells
        let body: UUID = try cells.next()
        var note = OpenContactNote()
        note.id = id
        note.designationId = try cells.next()
        note.note = try cells.next()
        note.at = try cells.next()
        note.name = try PublicName(&cells).fullName
        try await request.require(.editDesignations, for: body)
        try await change.audit("registry.designation.contactsSettled", of: note.designationId)
        return note
    }
}
