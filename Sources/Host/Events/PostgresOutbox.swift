import Foundation
import PluginKit
import PostgresStore

/// The outbox in `platform.events`: an event is kept, and noted for each of its handlers, in the
/// transaction of the change that it tells of.
struct PostgresOutbox: Outbox {
    /// Rings when events were committed on this host.
    let bell = Bell()

    func keep(
        _ event: PublishedEvent, of request: Request, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            WITH kept AS (
                INSERT INTO platform.events
                    (name, version, aggregate, agency_id, content, at, request_id)
                VALUES (\(event.name), \(event.version), \(event.aggregate), \(request.agency.id),
                    \(event.content), \(request.now), \(request.origin.requestId))
                RETURNING id, name, aggregate)
            INSERT INTO platform.deliveries (handler, event_id, aggregate)
            SELECT s.handler, k.id, k.aggregate
            FROM kept k JOIN platform.subscriptions s ON s.event = k.name
            """)
    }

    func ring() { bell.ring() }
}
