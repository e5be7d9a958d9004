import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The queue in `platform.job_runs`.
struct PostgresQueue: JobQueue {
    /// Rings when something was asked for on this host.
    let bell = Bell()
    let ends = RunEnds()

    func keep(
        _ job: AskedJob, of request: Request, in transaction: Transaction
    ) async throws -> UUID {
        let id = UUID.v7(at: request.now)
        try await transaction.execute(
            """
            INSERT INTO platform.job_runs (id, job, agency_id, account_id, is_of_system, language, content,
                request_id, asked_at, due_at)
            VALUES (\(id), \(job.job), \(request.agency.id), \(request.account?.id), \(request.isOfSystem),
                \(request.language.rawValue), \(job.order), \(request.origin.requestId),
                \(request.now), \(request.now))
            """)
        return id
    }

    func ring() { bell.ring() }
}
