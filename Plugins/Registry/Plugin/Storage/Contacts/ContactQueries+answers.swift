import Foundation
import KazakhstanFormats
import PluginKit

extension ContactQueries {
    /// The query that a link asks, where it can be answered, and what is published of the official.
    /// - Throws: ``LinkRefused``.
    static func asked(of request: Request) async throws -> (query: ContactQuery, official: Official)
    {
        let secret = try LinkSecret(in: request)
        let found = try await request.database.row(
            """
            SELECT q.id, q.designation_id, d.revision, q.expires_on, q.answered_at, EXISTS (
                SELECT FROM (\(addresses)) AS mail
                WHERE l.address_digest = \(secret.digest(sentTo: "mail.address")))
            FROM registry.contact_links l JOIN registry.contact_queries q ON q.id = l.query_id
                JOIN registry.designations d ON d.id = q.designation_id
            WHERE l.digest = \(secret.digest)
            """, as: (UUID, UUID, Int, Day, Date?, Bool).self)
        guard let (id, designation, revision, expiresOn, answeredAt, isOfTheirs) = found else {
            throw LinkRefused.unknown
        }
        let query = ContactQuery(
            id: id, designationId: designation, revision: revision, expiresOn: expiresOn,
            answeredAt: answeredAt)
        if let answeredAt = query.answeredAt {
            let day = Day.today(now: answeredAt)
            throw LinkRefused.used(on: day.words(in: request.language))
        }
        guard query.expiresOn >= request.today else {
            throw LinkRefused.expired(on: query.expiresOn.words(in: request.language))
        }
        guard isOfTheirs else { throw LinkRefused.astray }
        let official = try await Officials.find(
            query.designationId, today: request.today, from: request.database)
        guard let official, official.validTo.map({ $0 >= request.today }) ?? true else {
            throw LinkRefused.idle
        }
        return (query, official)
    }

    /// All is right: dated in the record.
    /// - Parameter revision: Of the record as the official saw it.
    static func confirm(
        _ query: ContactQuery, seenAt revision: Int, in change: Change
    ) async throws {
        try await answer(query, "right", in: change)
        let confirmed = try await change.execute(
            """
            UPDATE registry.designations
            SET contacts_confirmed_on = \(change.request.today), revision = revision + 1
            WHERE id = \(query.designationId) AND revision = \(revision)
            """)
        guard confirmed == 1 else { throw Stale() }
        try await change.audit("registry.designation.contactsConfirmed", of: query.designationId)
    }

    /// Something has changed: it waits for an operator.
    static func tell(
        _ note: ContactNote, to query: ContactQuery, in change: Change
    ) async throws {
        try await answer(query, "changed", note: note.note, in: change)
        try await change.audit(
            "registry.designation.contactsQuestioned", of: query.designationId,
            after: ContactNote.fields.masked(note))
    }

    /// A query is answered once, whichever of its links comes first.
    private static func answer(
        _ query: ContactQuery, _ answer: String, note: String? = nil, in change: Change
    ) async throws {
        let answered = try await change.execute(
            """
            UPDATE registry.contact_queries
            SET answered_at = \(change.request.now), answer = \(answer), note = \(note)
            WHERE id = \(query.id) AND answered_at IS NULL
            """)
        guard answered == 1 else {
            throw LinkRefused.used(on: change.request.today.words(in: change.request.language))
        }
    }
}
