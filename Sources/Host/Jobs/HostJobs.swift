import Foundation
import PluginKit
import PostgresStore

/// The jobs of the host itself.
enum HostJobs {
    static func all(_ site: Site) -> [Job] {
        [ImportWork(site: site).declared, sweeping(site)]
    }

    /// For how long runs that were done are remembered.
    private static let memory = 30.0 * 86_400

    /// Removes what was kept for a while: files, events that are handled, letters, and runs that were done. Those that
    /// failed wait for an operator; those of imports that came to nothing say why as long as these are shown.
    private static func sweeping(_ site: Site) -> Job {
        .scheduled("host.sweeping", "host.jobs.sweeping", .hourly(minute: 40)) { run in
            let now = run.request.now
            try await FileStore(database: site.database).clearExpired(at: now)
            try await SpentEvents(site: site).remove()
            try await OutgoingLetter.sweep(at: now, in: site.database)
            try await site.database.execute(
                """
                DELETE FROM platform.job_runs r
                WHERE outcome <> 'failed' AND ended_at < \(now.addingTimeInterval(-memory))
                    AND NOT EXISTS (
                        SELECT FROM platform.imports i
                        WHERE i.run_id = r.id AND i.report IS NULL AND i.refusal IS NULL)
                """)
        }
    }
}
