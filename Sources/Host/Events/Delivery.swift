import Foundation
import PluginKit
import PostgresStore

/// An event on its way to one handler.
struct Delivery: Sendable {
    let id: Int
    let handler: String
    let attempts: Int
    let agency: UUID
    let requestId: String
    let eventId: Int
    let eventName: String
    private let version: Int
    private let content: String
    private let at: Date

    /// Whose handler it is.
    var plugin: String { String(handler.prefix { $0 != "." }) }

    /// The event itself. Taken apart only when it is handled: one that cannot be read stops no other.
    var event: KeptEvent {
        get throws {
            KeptEvent(
                id: eventId, name: eventName, version: version,
                content: try JSONParser.parse([UInt8](content.utf8)), at: at)
        }
    }

    /// How often a handler is asked before an operator must see to it.
    static let attemptLimit = 8
    /// How long is waited before the last attempt.
    private static let longestPause = pause(after: attemptLimit - 2)
    /// At most so many aggregates of one handler, and so many events of each.
    private static let aggregates = 50
    private static let eventsOfEach = 50
    /// At most so many in all.
    private static let limit = 500

    /// How many aggregates have something that is due; not counted beyond what one claim takes.
    static func due(
        for handlers: [String], at now: Date, in database: Database
    ) async throws -> Int {
        let count = try await database.value(
            """
            SELECT count(*)
            FROM unnest(\(handlers)::text[]) AS wanted (handler)
                CROSS JOIN LATERAL (
                    SELECT FROM platform.deliveries d
                    WHERE d.handler = wanted.handler AND \(isDue(at: now)) AND \(isFirst)
                    ORDER BY d.event_id LIMIT \(aggregates)) due
            """, as: Int.self)
        return count ?? 0
    }

    /// Takes some that have never failed. Of each aggregate the first that its handler has not handled is
    /// held, so that until the transaction ends nobody else can take it or those behind it, which come
    /// along up to the first that has failed.
    static func claim(
        of handlers: [String], at now: Date, in transaction: Transaction
    ) async throws -> [Delivery] {
        // For this statement alone: those of handlers are short, and many.
        _ = try await transaction.query(
            "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
        let taken = try await transaction.query(
            """
            WITH first AS MATERIALIZED (
                SELECT held.handler, held.aggregate
                FROM unnest(\(handlers)::text[]) AS wanted (handler)
                    CROSS JOIN LATERAL (
                        SELECT d.handler, d.aggregate FROM platform.deliveries d
                        WHERE d.handler = wanted.handler AND d.attempts = 0
                            AND \(isDue(at: now)) AND \(isFirst)
                        ORDER BY d.event_id LIMIT \(aggregates)
                        FOR UPDATE OF d SKIP LOCKED) held)
            SELECT \(columns)
            FROM first CROSS JOIN LATERAL (
                    SELECT behind.*,
                        bool_and(attempts = 0 AND failed_at IS NULL) OVER (ORDER BY event_id) AS is_sound
                    FROM (
                        SELECT * FROM platform.deliveries d
                        WHERE d.handler = first.handler AND d.aggregate = first.aggregate
                        ORDER BY d.event_id LIMIT \(eventsOfEach)) behind) d
                JOIN platform.events e ON e.id = d.event_id
            WHERE d.is_sound
            ORDER BY e.id LIMIT \(limit)
            """
        ).map(Delivery.init)
        _ = try await transaction.query("SELECT set_config('plan_cache_mode', 'auto', true)")
        return taken
    }

    /// Those that have failed before and are due again: each is handed over by itself.
    static func failedBefore(
        of handlers: [String], at now: Date, in database: Database
    ) async throws -> [Int] {
        try await database.rows(
            """
            SELECT d.id FROM platform.deliveries d
            WHERE d.handler = ANY (\(handlers)::text[]) AND d.attempts > 0
                AND \(isDue(at: now)) AND \(isFirst)
            ORDER BY d.event_id LIMIT \(aggregates)
            """, as: Int.self)
    }

    /// Takes this one, unless it is not due, not the first of its aggregate or somebody else's.
    static func claim(
        _ id: Int, of handlers: [String], at now: Date, in transaction: Transaction
    ) async throws -> Delivery? {
        try await transaction.query(
            """
            SELECT \(columns)
            FROM platform.deliveries d JOIN platform.events e ON e.id = d.event_id
            WHERE d.id = \(id) AND d.handler = ANY (\(handlers)::text[])
                AND \(isDue(at: now)) AND \(isFirst)
            FOR UPDATE OF d SKIP LOCKED
            """
        ).first.map(Delivery.init)
    }

    /// What is to wait longer than anything ever waits was put off by a clock that was wrong.
    private static func isDue(at now: Date) -> SQL {
        """
        d.failed_at IS NULL
            AND (d.due_at <= \(now) OR d.due_at > \(now.addingTimeInterval(longestPause + 60)))
        """
    }

    private static let isFirst: SQL = """
        d.event_id = (
            SELECT earlier.event_id FROM platform.deliveries earlier
            WHERE earlier.handler = d.handler AND earlier.aggregate = d.aggregate
            ORDER BY earlier.event_id LIMIT 1)
        """

    private static let columns: SQL = """
        d.id, d.handler, d.attempts, e.agency_id, e.request_id, e.id, e.name, e.version, \
        e.content::text, e.at
        """

    private init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        handler = try cells.next()
        attempts = try cells.next()
        agency = try cells.next()
        requestId = try cells.next()
        eventId = try cells.next()
        eventName = try cells.next()
        version = try cells.next()
        content = try cells.next()
        at = try cells.next()
        try cells.end()
    }

    /// They have been handled.
    static func settle(_ deliveries: [Delivery], in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            DELETE FROM platform.deliveries d
            USING unnest(\(deliveries.map(\.handler))::text[], \(deliveries.map(\.eventId))::bigint[])
                AS handled (handler, event_id)
            WHERE d.handler = handled.handler AND d.event_id = handled.event_id
                AND d.failed_at IS NULL
            """)
    }

    /// The handler failed: it is asked again after a while that grows, and in the end an operator.
    func postpone(
        because reason: String, at now: Date, in database: some SQLExecuting
    ) async throws {
        let isLast = attempts + 1 >= Self.attemptLimit
        try await database.execute(
            """
            UPDATE platform.deliveries
            SET attempts = \(attempts + 1), reason = \(reason),
                due_at = \(now.addingTimeInterval(Self.pause(after: attempts))),
                failed_at = \(isLast ? now : nil)
            WHERE handler = \(handler) AND event_id = \(eventId) AND attempts = \(attempts)
                AND failed_at IS NULL
            """)
    }

    /// 5 s, 20 s, 80 s and so on, at last almost six hours.
    private static func pause(after attempts: Int) -> TimeInterval { 5 * pow(4, Double(attempts)) }
}
