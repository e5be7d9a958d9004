import Foundation
import PluginKit
import PostgresStore

/// What an operator sees of events on their way, and does about those that a handler cannot handle.
enum EventDesk {
    /// How much a handler has still to do.
    struct Backlog: Sendable {
        let handler: String
        let event: String
        let waiting: Int
        let failed: Int
        /// When the oldest of both was published; nil where there is none.
        let oldest: Date?

        var plugin: String { String(handler.prefix { $0 != "." }) }
    }

    /// An event that a handler failed at least once.
    struct Trouble: Sendable {
        /// Of the delivery.
        let id: Int
        let handler: String
        let event: String
        let aggregate: UUID
        let at: Date
        let attempts: Int
        let reason: String?
        /// Nobody will try again by himself.
        let isGivenUp: Bool
    }

    static func backlogs(in database: Database) async throws -> [Backlog] {
        try await database.rows(
            """
            SELECT s.handler, s.event, s.waiting, s.failed, e.at
            FROM (
                SELECT s.handler, s.event, count(d.id) FILTER (WHERE d.failed_at IS NULL) AS waiting,
                    count(d.id) FILTER (WHERE d.failed_at IS NOT NULL) AS failed,
                    min(d.event_id) AS oldest
                FROM platform.subscriptions s
                    LEFT JOIN platform.deliveries d ON d.handler = s.handler
                GROUP BY s.handler, s.event) s
                LEFT JOIN platform.events e ON e.id = s.oldest
            ORDER BY s.handler
            """, as: (String, String, Int, Int, Date?).self
        ).map(Backlog.init)
    }

    static func troubles(in database: Database) async throws -> [Trouble] {
        try await database.rows(
            """
            SELECT d.id, d.handler, e.name, e.aggregate, e.at, d.attempts, d.reason,
                d.failed_at IS NOT NULL
            FROM platform.deliveries d JOIN platform.events e ON e.id = d.event_id
            WHERE d.attempts > 0 ORDER BY d.failed_at IS NULL, e.id LIMIT 100
            """, as: (Int, String, String, UUID, Date, Int, String?, Bool).self
        ).map(Trouble.init)
    }

    /// Has a handler asked again at once, as if it had never failed.
    static func sendAgain(_ id: Int, in change: Change) async throws {
        let handler = try await change.transaction.value(
            """
            UPDATE platform.deliveries
            SET failed_at = NULL, attempts = 0, due_at = \(change.request.now)
            WHERE id = \(id) AND attempts > 0 RETURNING handler
            """, as: String.self)
        guard let handler else { throw Missing() }
        try await audit("host.events.sentAgain", id, handler, in: change)
    }

    /// Lets a handler go on without this event.
    static func passOver(_ id: Int, in change: Change) async throws {
        let handler = try await change.transaction.value(
            """
            DELETE FROM platform.deliveries WHERE id = \(id) AND attempts > 0 RETURNING handler
            """, as: String.self)
        guard let handler else { throw Missing() }
        try await audit("host.events.passedOver", id, handler, in: change)
    }

    private static func audit(
        _ action: String, _ id: Int, _ handler: String, in change: Change
    ) async throws {
        var json = JSONWriter()
        json.write(["delivery": .number(String(id)), "handler": .string(handler)])
        try await change.audit(action, of: nil, after: json.text)
    }
}
