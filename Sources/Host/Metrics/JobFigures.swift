import Foundation
import PostgresStore

/// What there is to do apart from requests. Of the whole database, so the same on every host.
struct JobFigures {
    let families: [MetricFamily]

    /// - Throws: Where the database is away.
    init(in database: Database, at now: Date) async throws {
        let backlogs = try await JobDesk.backlogs(at: now, in: database)
        func samples(_ value: (JobDesk.Backlog) -> Int) -> [MetricSample] {
            backlogs.map {
                MetricSample(Double(value($0)), [("plugin", $0.plugin), ("job", $0.job)])
            }
        }
        families = [
            MetricFamily(
                "arna_jobs_waiting", .gauge, "Runs of a job that are due and have not begun.",
                samples(\.waiting)),
            MetricFamily(
                "arna_jobs_running", .gauge, "Runs of a job that have begun.", samples(\.running)),
            MetricFamily(
                "arna_jobs_failed", .gauge, "Runs that were given up on and wait for an operator.",
                samples(\.failed)),
        ]
    }
}
