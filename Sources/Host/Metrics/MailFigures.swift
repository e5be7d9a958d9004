import Foundation
import PostgresStore

/// Letters that wait or were not sent. Of the whole database, so the same on every host.
struct MailFigures {
    let families: [MetricFamily]

    /// - Throws: Where the database is away.
    init(in database: Database, at now: Date) async throws {
        let counts = try await MailDesk.counts(in: database)
        func samples(_ value: (MailDesk.Count) -> Double) -> [MetricSample] {
            counts.map { MetricSample(value($0), [("plugin", $0.plugin), ("letter", $0.kind)]) }
        }
        families = [
            MetricFamily(
                "arna_letters_waiting", .gauge, "Letters that were not handed over yet.",
                samples { Double($0.waiting) }),
            MetricFamily(
                "arna_letters_stuck", .gauge,
                "Letters that were refused, or of which nobody knows, and that wait for an operator.",
                samples { Double($0.stuck) }),
            MetricFamily(
                "arna_letters_oldest_age_seconds", .gauge,
                "How long ago the oldest letter was asked for that waits.",
                samples { max(0, $0.oldest.map(now.timeIntervalSince) ?? 0).rounded() }),
        ]
    }
}
