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
    let event: KeptEvent

    /// Whose handler it is.
    var plugin: String { String(handler.prefix { $0 != "." }) }

    /// How often a handler is asked before an operator must see to it.
    static let attemptLimit = 8

    /// Takes some that are due. Of each aggregate the first that its handler has not handled is held, so
    /// that until the transaction ends nobody else can take it or those behind it, which come along.
    static func claim(
        of handlers: [String], at now: Date, in transaction: Transaction
    ) async throws -> [Delivery] {
        try await transaction.query(
            """
            WITH first AS (
                SELECT d.handler, d.aggregate FROM platform.deliveries d
                WHERE \(isDue(at: now, for: handlers)) AND \(isFirst)
                ORDER BY d.due_at, d.event_id LIMIT 50
                FOR UPDATE OF d SKIP LOCKED)
            SELECT \(columns)
            FROM first CROSS JOIN LATERAL (
                    SELECT * FROM platform.deliveries behind
                    WHERE behind.handler = first.handler AND behind.aggregate = first.aggregate
                        AND behind.failed_at IS NULL AND behind.due_at <= \(now)
                    ORDER BY behind.event_id LIMIT 10) d
                JOIN platform.events e ON e.id = d.event_id
            ORDER BY e.id
            """
        ).map(Delivery.init)
    }

    /// Takes this one, unless it is not due, not the first of its aggregate or somebody else's.
    static func claim(
        _ id: Int, of handlers: [String], at now: Date, in transaction: Transaction
    ) async throws -> Delivery? {
        try await transaction.query(
            """
            SELECT \(columns)
            FROM platform.deliveries d JOIN platform.events e ON e.id = d.event_id
            WHERE d.id = \(id) AND \(isDue(at: now, for: handlers)) AND \(isFirst)
            FOR UPDATE OF d SKIP LOCKED
            """
        ).first.map(Delivery.init)
    }

    private static func isDue(at now: Date, for handlers: [String]) -> SQL {
        """
        d.failed_at IS NULL AND d.due_at <= \(now) AND d.handler = ANY (\(handlers)::text[])
        """
    }

    private static let isFirst: SQL = """
        NOT EXISTS (
            SELECT FROM platform.deliveries earlier
            WHERE earlier.handler = d.handler AND earlier.aggregate = d.aggregate
                AND earlier.event_id < d.event_id)
        """

    private static let columns: SQL = """
        d.id, d.handler, d.attempts, e.agency_id, e.request_id, e.id, e.name, e.version, \
        e.content, e.at
        """

    private init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        handler = try cells.next()
        attempts = try cells.next()
        agency = try cells.next()
        requestId = try cells.next()
        event = KeptEvent(
            id: try cells.next(), name: try cells.next(), version: try cells.next(),
            content: try JSONParser.parse([UInt8](try cells.next(String.self).utf8)),
            at: try cells.next())
        try cells.end()
    }

    /// They have been handled.
    static func settle(_ deliveries: [Delivery], in transaction: Transaction) async throws {
        try await transaction.execute(
            "DELETE FROM platform.deliveries WHERE id = ANY (\(deliveries.map(\.id))::bigint[])")
    }

    /// The handler failed: it is asked again after a while that grows, and in the end an operator.
    func postpone(because reason: String, at now: Date, in database: Database) async throws {
        let isLast = attempts + 1 >= Self.attemptLimit
        let pause = 5 * pow(4, Double(attempts))
        try await database.execute(
            """
            UPDATE platform.deliveries SET attempts = attempts + 1, reason = \(reason),
                due_at = \(now.addingTimeInterval(pause)), failed_at = \(isLast ? now : nil)
            WHERE id = \(id)
            """)
    }
}
