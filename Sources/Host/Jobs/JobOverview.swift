import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// What is done by itself, what waits or runs and what could not be done, as the command `arna jobs` shows
/// them.
struct JobOverview: Sendable {
    /// A job that runs by itself.
    struct Appointment: Sendable {
        let job: String
        let next: Date
        /// Nil where it has not come due yet.
        let last: JobDesk.Turn?
    }

    let appointments: [Appointment]
    let entries: [JobDesk.Entry]

    init(of jobs: KnownJobs, at now: Date, in database: Database) async throws {
        let turns = try await JobDesk.lastTurns(
            of: jobs.scheduled.map(\.job.name), in: database)
        appointments = jobs.scheduled.map { job, schedule in
            Appointment(job: job.name, next: schedule.next(after: now), last: turns[job.name])
        }
        entries = try await JobDesk.entries(in: database)
    }

    var lines: [String] { appointments.map(\.line) + entries.map(\.line) }

    var json: JSON {
        [
            "scheduled": .array(appointments.map(\.json)),
            "runs": .array(entries.map(\.json)),
        ]
    }
}

extension JobOverview.Appointment {
    fileprivate var line: String {
        let past = last.map {
            "last \(LocalMoment($0.dueAt).numeric), \($0.outcome ?? "not ended")"
        }
        return "\(job)  next \(LocalMoment(next).numeric)  \(past ?? "not yet done")"
    }

    fileprivate var json: JSON {
        [
            "job": .string(job), "next": .moment(next), "last": .moment(last?.dueAt),
            "outcome": last?.outcome.map { .string($0) } ?? .null,
        ]
    }
}

extension JobDesk.Entry {
    private enum State: String { case waiting, running, stopping, failed }

    private var state: State {
        if endedAt != nil { return .failed }
        if isCancelled { return .stopping }
        return startedAt == nil ? .waiting : .running
    }

    fileprivate var line: String {
        var parts = [state.rawValue]
        switch state {
        case .waiting: parts.append("due \(LocalMoment(dueAt).numeric)")
        case .running, .stopping:
            if let startedAt { parts.append("since \(LocalMoment(startedAt).numeric)") }
            parts.append(total.map { "\(done) of \($0)" } ?? "\(done) done")
        case .failed: if let endedAt { parts.append(LocalMoment(endedAt).numeric) }
        }
        if attempts > 0 { parts.append("attempts \(attempts)") }
        let shown = parts.joined(separator: ", ")
        return "    \(id.text)  \(job)  \(shown)" + (reason.map { ": \($0)" } ?? "")
    }

    fileprivate var json: JSON {
        [
            "id": .string(id.text), "job": .string(job), "state": .string(state.rawValue),
            "askedAt": .moment(askedAt), "dueAt": .moment(dueAt), "startedAt": .moment(startedAt),
            "endedAt": .moment(endedAt), "done": .number(String(done)),
            "total": total.map { .number(String($0)) } ?? .null,
            "attempts": .number(String(attempts)), "reason": reason.map { .string($0) } ?? .null,
        ]
    }
}
