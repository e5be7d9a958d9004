import Foundation
import PostgresStore

/// Events that everybody has handled and nobody will ask for.
///
/// They are no record: what happened is in the tables of the plugin and in the audit. What a handler has
/// still to handle stays, however old it is.
struct SpentEvents {
    let site: Site

    /// - Returns: How many they were.
    @discardableResult
    func remove() async throws -> Int {
        let limit = site.clock().addingTimeInterval(-site.settings.eventsKept)
        return try await site.database.withTransaction { transaction in
            try await transaction.execute(
                """
                DELETE FROM platform.events e
                WHERE e.at < \(limit)
                    AND NOT EXISTS (SELECT FROM platform.deliveries d WHERE d.event_id = e.id)
                """)
        }
    }
}
