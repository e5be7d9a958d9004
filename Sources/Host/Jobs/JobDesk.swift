import Foundation
import PluginKit
import PostgresStore

/// What an operator sees of jobs, and does about those that could not be done.
enum JobDesk {
    /// A run that has not ended, or that failed.
    struct Entry: Sendable {
        let id: UUID
        let job: String
        let askedAt: Date
        let dueAt: Date
        let attempts: Int
        let startedAt: Date?
        let done: Int
        let total: Int?
        let isCancelled: Bool
        let endedAt: Date?
        let reason: String?
    }

    /// When a job that runs by itself last came due, and what became of it.
    struct Turn: Sendable {
        let job: String
        let dueAt: Date
        let endedAt: Date?
        let outcome: String?
    }

    /// How much of a job is to be done, of those that are not all done.
    struct Backlog: Sendable {
        let job: String
        let waiting: Int
        let running: Int
        let failed: Int

        var plugin: String { String(job.prefix { $0 != "." }) }
    }

    static func backlogs(at now: Date, in database: Database) async throws -> [Backlog] {
        try await database.rows(
            """
            SELECT job,
                count(*) FILTER (WHERE ended_at IS NULL AND started_at IS NULL AND due_at <= \(now)),
                count(*) FILTER (WHERE ended_at IS NULL AND started_at IS NOT NULL),
                count(*) FILTER (WHERE outcome = 'failed')
            FROM platform.job_runs WHERE ended_at IS NULL OR outcome = 'failed'
            GROUP BY job ORDER BY job
            """, as: (String, Int, Int, Int).self
        ).map(Backlog.init)
    }

    static func entries(in database: Database) async throws -> [Entry] {
        try await database.query(
            """
            SELECT id, job, asked_at, due_at, attempts, started_at, done, total,
                cancelled_at IS NOT NULL, ended_at, reason
            FROM platform.job_runs WHERE ended_at IS NULL OR outcome = 'failed'
            ORDER BY ended_at IS NOT NULL, due_at, number LIMIT 200
            """
        ).map { row in
            var cells = row.cells
            return Entry(
                id: try cells.next(), job: try cells.next(), askedAt: try cells.next(),
                dueAt: try cells.next(), attempts: try cells.next(), startedAt: try cells.next(),
                done: try cells.next(), total: try cells.next(), isCancelled: try cells.next(),
                endedAt: try cells.next(), reason: try cells.next())
        }
    }

    /// The last turn of each of the jobs, by name.
    static func lastTurns(of jobs: [String], in database: Database) async throws -> [String: Turn] {
        let turns = try await database.rows(
            """
            SELECT job.name, last.due_at, last.ended_at, last.outcome
            FROM unnest(\(jobs)::text[]) AS job (name) CROSS JOIN LATERAL (
                SELECT due_at, ended_at, outcome FROM platform.job_runs r
                WHERE r.job = job.name ORDER BY r.number DESC LIMIT 1) last
            """, as: (String, Date, Date?, String?).self
        ).map(Turn.init)
        return Dictionary(uniqueKeysWithValues: turns.map { ($0.job, $0) })
    }

    /// Asks to stop a run. One that waits has ended with that.
    static func cancel(_ id: UUID, in change: Change) async throws {
        let now = change.request.now
        let job = try await change.transaction.value(
            """
            UPDATE platform.job_runs SET cancelled_at = \(now),
                ended_at = CASE WHEN started_at IS NULL THEN \(now)::timestamptz END,
                outcome = CASE WHEN started_at IS NULL THEN 'cancelled' END
            WHERE id = \(id) AND ended_at IS NULL RETURNING job
            """, as: String.self)
        try await audit("host.job.cancelled", id, job, in: change)
    }

    /// Has a run that failed done again, as if it had never been tried.
    static func retry(_ id: UUID, in change: Change) async throws {
        let job = try await change.transaction.value(
            """
            UPDATE platform.job_runs SET attempts = 0, due_at = \(change.request.now),
                started_at = NULL, cancelled_at = NULL, ended_at = NULL, outcome = NULL
            WHERE id = \(id) AND outcome = 'failed' RETURNING job
            """, as: String.self)
        try await audit("host.job.retried", id, job, in: change)
    }

    /// Takes a run that failed off the list.
    static func dismiss(_ id: UUID, in change: Change) async throws {
        let job = try await change.transaction.value(
            "DELETE FROM platform.job_runs WHERE id = \(id) AND outcome = 'failed' RETURNING job",
            as: String.self)
        try await audit("host.job.dismissed", id, job, in: change)
    }

    /// Has a job that runs by itself done now, beside its times.
    static func call(_ job: String, through queue: PostgresQueue, in change: Change) async throws {
        let run = try await queue.keep(
            AskedJob(job: job, order: "{}"), of: change.request, in: change.transaction)
        try await audit("host.job.called", run, job, in: change)
    }

    private static func audit(
        _ action: String, _ run: UUID, _ job: String?, in change: Change
    ) async throws {
        guard let job else { throw Missing() }
        var json = JSONWriter()
        json.write(["run": .string(run.text), "job": .string(job)])
        try await change.audit(action, of: nil, after: json.text)
    }
}
