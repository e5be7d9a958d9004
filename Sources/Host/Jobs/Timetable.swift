import Foundation
import PluginKit
import PostgresStore
import Synchronization

/// Asks for jobs that run by themselves when their time has come.
///
/// Up to when each has come due is one row; of all hosts, the one that moves it on asks for the job. So it
/// needs no leader, a clock that is set back asks for nothing twice, and what came due while no host ran
/// is done once.
final class Timetable: Sendable {
    private let site: Site
    private let jobs: KnownJobs
    /// What this host has asked for already, so that it need not ask the database.
    private let asked = Mutex<[String: Date]>([:])

    init(site: Site, jobs: KnownJobs) {
        self.site = site
        self.jobs = jobs
    }

    func ask() async throws {
        let now = site.clock()
        for (job, schedule) in jobs.scheduled {
            let time = schedule.latest(by: now)
            guard asked.withLock({ $0[job.name].map { $0 < time } ?? true }) else { continue }
            try await ask(for: job, at: time, now)
            asked.withLock { $0[job.name] = time }
        }
    }

    /// A job that is seen for the first time waits for its next time.
    private func ask(for job: Job, at time: Date, _ now: Date) async throws {
        try await site.database.execute(
            """
            WITH due AS (
                INSERT INTO platform.job_times AS known (job, at) VALUES (\(job.name), \(time))
                ON CONFLICT (job) DO UPDATE SET at = excluded.at WHERE known.at < excluded.at
                RETURNING xmax <> 0 AS is_known)
            INSERT INTO platform.job_runs (id, job, agency_id, is_of_system, language, content, request_id,
                asked_at, due_at)
            SELECT \(UUID.v7(at: now)), \(job.name), \(site.agencies.standard.id), true, 'kk', '{}',
                \(ShortId.next()), \(now), \(time)
            FROM due WHERE is_known
            """)
    }
}
