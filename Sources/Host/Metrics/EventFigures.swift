import Foundation
import PluginKit
import PostgresStore

/// How far the handlers are behind what happened. Of the whole database, so the same on every host.
struct EventFigures {
    let families: [MetricFamily]

    /// - Throws: Where the database is away.
    init(in database: Database, at now: Date) async throws {
        let backlogs = try await EventDesk.backlogs(in: database)
        func samples(_ value: (EventDesk.Backlog) -> Double) -> [MetricSample] {
            backlogs.map {
                MetricSample(value($0), [("plugin", $0.plugin), ("handler", $0.handler)])
            }
        }
        families = [
            MetricFamily(
                "arna_events_waiting", .gauge, "Events that a handler has still to handle.",
                samples { Double($0.waiting) }),
            MetricFamily(
                "arna_events_failed", .gauge,
                "Events that were given up on and wait for an operator.",
                samples { Double($0.failed) }),
            MetricFamily(
                "arna_events_oldest_age_seconds", .gauge,
                "How long ago the oldest event was published that a handler has still to handle.",
                samples { max(0, $0.oldest.map(now.timeIntervalSince) ?? 0).rounded() }),
        ]
    }
}
