import Foundation
import KazakhstanFormats
import PluginKit

extension HostViews {
    /// What waits, runs or failed, and what is done by itself.
    func jobs(
        _ entries: [JobDesk.Entry], _ known: KnownJobs, _ turns: [String: JobDesk.Turn],
        at now: Date
    ) -> View {
        View(
            "host/jobs", title: "host.jobs.title",
            [
                "open": .list(
                    entries.filter { $0.endedAt == nil }.map { model($0, known, at: now) }),
                "failed": .list(
                    entries.filter { $0.endedAt != nil }.map { model($0, known, at: now) }),
                "scheduled": .list(
                    known.scheduled.map { model($0.job, $0.schedule, turns[$0.job.name]) }),
            ])
    }

    private func model(_ entry: JobDesk.Entry, _ known: KnownJobs, at now: Date) -> Model {
        [
            "id": .text(entry.id.text), "name": .text(entry.job),
            "title": .optional(known[entry.job].map { text(Message($0.job.title)) }),
            "asked": .text(LocalMoment(entry.askedAt).numeric),
            "state": .text(text(state(of: entry, at: now))),
            "progress": .optional(
                text(ofProgress: entry.done, of: entry.total, isRunning: entry.startedAt != nil)),
            "attempts": entry.attempts > 1
                ? .text(text(Message("host.jobs.attempts", count: entry.attempts))) : .none,
            "reason": .optional(entry.reason), "mayBeCancelled": .flag(!entry.isCancelled),
        ]
    }

    private func state(of entry: JobDesk.Entry, at now: Date) -> Message {
        if let ended = entry.endedAt {
            return Message("host.jobs.failedAt", ["time": LocalMoment(ended).numeric])
        }
        if entry.isCancelled { return "host.jobs.stopping" }
        if let started = entry.startedAt {
            return Message("host.jobs.runningSince", ["time": LocalMoment(started).numeric])
        }
        return entry.dueAt > now
            ? Message("host.jobs.waitsUntil", ["time": LocalMoment(entry.dueAt).numeric])
            : "host.jobs.waits"
    }

    /// «1 200 of 16 264»; nil where nothing can be said.
    func text(ofProgress done: Int, of total: Int?, isRunning: Bool) -> String? {
        guard isRunning, done > 0 || total != nil else { return nil }
        guard let total else { return done.grouped(in: language) }
        return text(
            Message(
                "host.jobs.progress",
                ["done": done.grouped(in: language), "total": total.grouped(in: language)]))
    }

    private func model(_ job: Job, _ schedule: Schedule, _ turn: JobDesk.Turn?) -> Model {
        [
            "name": .text(job.name), "title": .text(text(Message(job.title))),
            "times": .text(text(times(of: schedule))),
            "last": .optional(turn.map { LocalMoment($0.dueAt).numeric }),
            "outcome": .optional(turn.map { text(outcome(of: $0)) }),
            "isFailed": .flag(turn?.outcome == "failed"),
        ]
    }

    private func times(of schedule: Schedule) -> Message {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        switch schedule {
        case .hourly(let minute): return Message("host.jobs.hourly", ["minute": padded(minute)])
        case .daily(let hour, let minute):
            return Message("host.jobs.daily", ["time": "\(padded(hour)):\(padded(minute))"])
        }
    }

    private func outcome(of turn: JobDesk.Turn) -> Message {
        Message(TextKey("host.jobs.outcome.\(turn.outcome ?? "open")"))
    }
}
