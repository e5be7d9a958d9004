import Foundation
import Logging
import PostgresStore

/// Events that everybody has handled and nobody will ask for.
///
/// They are no record: what happened is in the tables of the plugin and in the audit. What a handler has
/// still to handle stays, however old it is.
struct SpentEvents {
    let site: Site

    private static let pause = Duration.seconds(86_400)

    /// Removes them when the host starts, and every day from then on.
    func removeDaily() async {
        while !Task.isCancelled {
            do {
                let count = try await remove()
                if count > 0 {
                    site.logger.info("removed \(count) events that are handled and old")
                }
            } catch is CancellationError {
            } catch {
                site.logger.warning("old events stay", metadata: ["fault": "\(error)"])
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

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
