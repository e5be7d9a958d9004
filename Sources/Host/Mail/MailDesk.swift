import Foundation
import PluginKit
import PostgresStore

/// What an operator sees of letters, and does about those that were not sent.
enum MailDesk {
    /// How many letters of a kind there are.
    struct Count: Sendable {
        let kind: String
        let waiting: Int
        /// As long as it is remembered.
        let sent: Int
        /// Refused, or nobody knows whether they were sent: an operator must see to them.
        let stuck: Int
        /// When the oldest that waits was asked for; nil where none does.
        let oldest: Date?

        var plugin: String { String(kind.prefix { $0 != "." }) }
    }

    /// A letter that was not sent when it was tried.
    struct Trouble: Sendable {
        enum State: String, Sendable { case waiting, refused, unclear }

        let id: Int
        let kind: String
        let messageId: UUID
        /// Nil where the content was erased: its time is over.
        let recipient: String?
        let askedAt: Date
        let until: Date
        let dueAt: Date?
        let state: State
        let reason: String?

        var mayGoAgain: Bool { recipient != nil }
    }

    static func counts(in database: Database) async throws -> [Count] {
        try await database.rows(
            """
            SELECT kind, count(*) FILTER (WHERE ended_at IS NULL), count(*) FILTER (WHERE outcome = 'sent'),
                count(*) FILTER (WHERE outcome IN ('refused', 'unclear')),
                min(asked_at) FILTER (WHERE ended_at IS NULL)
            FROM platform.letters GROUP BY kind ORDER BY kind
            """, as: (String, Int, Int, Int, Date?).self
        ).map(Count.init)
    }

    static func troubles(in database: Database) async throws -> [Trouble] {
        try await database.query(
            """
            SELECT id, kind, message_id, recipient, asked_at, until, nullif(due_at, '-infinity'),
                coalesce(outcome, 'waiting'), reason
            FROM platform.letters
            WHERE outcome IN ('refused', 'unclear')
                OR ended_at IS NULL AND begun_at IS NULL AND reason IS NOT NULL
            ORDER BY ended_at IS NULL, id LIMIT 200
            """
        ).map { row in
            var cells = row.cells
            return Trouble(
                id: try cells.next(), kind: try cells.next(), messageId: try cells.next(),
                recipient: try cells.next(), askedAt: try cells.next(), until: try cells.next(),
                dueAt: try cells.next(),
                state: Trouble.State(rawValue: try cells.next(String.self)) ?? .waiting,
                reason: try cells.next())
        }
    }

    /// Has a letter go at once, as if it had never been tried; under the same Message-ID.
    static func sendAgain(_ id: Int, in change: Change) async throws {
        let kind = try await change.value(
            """
            UPDATE platform.letters SET due_at = '-infinity', attempts = 0, begun_at = NULL,
                ended_at = NULL, outcome = NULL
            WHERE id = \(id) AND body IS NOT NULL AND until > \(change.request.now)
                AND (outcome IN ('refused', 'unclear') OR ended_at IS NULL AND begun_at IS NULL)
            RETURNING kind
            """, as: String.self)
        try await audit("host.mail.sentAgain", id, kind, in: change)
    }

    /// Has a letter never go, and erases it; not one that the mail system's program has at this moment.
    static func cancel(_ id: Int, in change: Change) async throws {
        let kind = try await change.value(
            """
            UPDATE platform.letters SET recipient = NULL, subject = NULL, body = NULL,
                ended_at = coalesce(ended_at, \(change.request.now)), outcome = 'cancelled'
            WHERE id = \(id)
                AND (outcome IN ('refused', 'unclear') OR ended_at IS NULL AND begun_at IS NULL)
            RETURNING kind
            """, as: String.self)
        try await audit("host.mail.cancelled", id, kind, in: change)
    }

    private static func audit(
        _ action: String, _ id: Int, _ kind: String?, in change: Change
    ) async throws {
        guard let kind else { throw Missing() }
        var json = JSONWriter()
        json.write(["letter": .number(String(id)), "kind": .string(kind)])
        try await change.audit(action, of: nil, after: json.text)
    }
}
