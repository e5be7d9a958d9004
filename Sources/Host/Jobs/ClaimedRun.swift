import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// A run that this host has taken upon itself.
///
/// While it runs, the connection on which it was taken holds an advisory lock. The lock goes with the
/// connection and so with the host: what was begun and is not locked has lost its host, and is taken anew.
struct ClaimedRun: Sendable {
    let id: UUID
    let job: String
    let agency: UUID
    let account: UUID?
    /// Whether the system asked for it: a schedule, a command or an event.
    let isOfSystem: Bool
    let language: Language
    let content: JSON
    let requestId: String
    /// How often it was begun, this time included.
    let attempt: Int
    let isCancelled: Bool
    let reason: String?

    /// Whose job it is; `host` for one of the host.
    var plugin: String { String(job.prefix { $0 != "." }) }

    /// How often a run is begun before an operator must see to it.
    static let attemptLimit = 4

    /// The first of the two keys of the locks.
    private static let lockClass = 0x4152_4E41

    /// Takes the run that has been due for the longest time and that nobody else has.
    /// - Parameter only: Takes no other run than this one.
    static func take(
        of jobs: [String], only: UUID? = nil, at now: Date, on connection: Connection
    ) async throws -> ClaimedRun? {
        try await connection.query(
            """
            UPDATE platform.job_runs SET started_at = \(now), attempts = attempts + 1
            WHERE id = (
                SELECT due.id FROM (
                    SELECT id, number FROM platform.job_runs
                    WHERE ended_at IS NULL AND due_at <= \(now) AND job = ANY (\(jobs)::text[])
                        AND (\(only)::uuid IS NULL OR id = \(only))
                    ORDER BY due_at, number LIMIT 20 FOR UPDATE SKIP LOCKED) due
                WHERE pg_try_advisory_lock(\(Self.lockClass)::integer, due.number) LIMIT 1)
            RETURNING id, job, agency_id, account_id, is_of_system, language, content, request_id, attempts,
                cancelled_at IS NOT NULL, reason
            """
        ).first.map(ClaimedRun.init)
    }

    /// Whether there is any that might be taken; one that another host has is among them.
    static func isAnyDue(
        of jobs: [String], at now: Date, in database: Database
    ) async throws -> Bool {
        try await database.value(
            """
            SELECT EXISTS (SELECT FROM platform.job_runs
                WHERE ended_at IS NULL AND due_at <= \(now) AND job = ANY (\(jobs)::text[]))
            """, as: Bool.self) ?? false
    }

    private init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        job = try cells.next()
        agency = try cells.next()
        account = try cells.next()
        isOfSystem = try cells.next()
        language = Language(rawValue: try cells.next(String.self)) ?? .kk
        content = try JSONParser.parse([UInt8](try cells.next(String.self).utf8))
        requestId = try cells.next()
        attempt = try cells.next()
        isCancelled = try cells.next()
        reason = try cells.next()
        try cells.end()
    }

    /// Writes down how far it is.
    /// - Returns: Whether it shall be stopped.
    func keep(_ progress: RunProgress, on connection: Connection) async throws -> Bool {
        let (done, total) = progress.value
        return try await connection.value(
            """
            UPDATE platform.job_runs SET done = \(done), total = \(total) WHERE id = \(id)
            RETURNING cancelled_at IS NOT NULL
            """, as: Bool.self) ?? true
    }

    /// Writes down what became of it.
    func settle(
        _ outcome: RunOutcome, _ progress: RunProgress, at now: Date, on connection: Connection
    )
        async throws
    {
        let (done, total) = progress.value
        let end: SQL =
            switch outcome {
            case .done: "ended_at = \(now), outcome = 'done', reason = NULL"
            case .cancelled: "ended_at = \(now), outcome = 'cancelled'"
            case .failed(let reason): "ended_at = \(now), outcome = 'failed', reason = \(reason)"
            case .postponed(let reason):
                """
                started_at = NULL, due_at = \(now.addingTimeInterval(pause)), reason = \(reason)
                """
            case .interrupted: "started_at = NULL, attempts = attempts - 1"
            }
        try await connection.execute(
            """
            UPDATE platform.job_runs SET done = \(done), total = \(total), \(end)
            WHERE id = \(id) AND attempts = \(attempt) AND ended_at IS NULL
            """)
    }

    /// How long it rests before it is tried again, in seconds.
    private var pause: Double { 10 * pow(6, Double(attempt - 1)) }
}

/// What became of a run.
enum RunOutcome: Sendable {
    case done
    /// Somebody asked to stop it.
    case cancelled
    /// It is tried again after a while.
    case postponed(because: String)
    /// Nobody tries again by himself.
    case failed(because: String)
    /// The host is about to end: it is taken up again at once, by whoever is there.
    case interrupted
}
