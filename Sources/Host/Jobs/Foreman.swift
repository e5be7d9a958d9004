import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore
import ServiceLifecycle
import Synchronization

/// Sees to it that what was asked for, and what comes due by itself, is done.
///
/// Several hosts share the work: nobody takes a run that another has, and what a host leaves undone when it
/// ends another takes up.
final class Foreman: Service, CustomStringConvertible {
    let site: Site
    let jobs: KnownJobs
    /// Said, since the group of services describes each.
    let description = "foreman of jobs"
    private let timetable: Timetable
    private let lanes = Lanes()
    /// How long work that was cancelled may take to end before it is left behind.
    private static let grace = Duration.seconds(5)
    private let isManned = Atomic(false)
    private let isStopping = Atomic(false)

    init(site: Site, own: [Job]) {
        self.site = site
        jobs = KnownJobs(ofHost: own, plugins: site.plugins.serving)
        timetable = Timetable(site: site, jobs: jobs)
    }

    func run() async throws {
        isManned.store(true, ordering: .relaxed)
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    await cancelWhenGracefulShutdown { await self.site.queue.bell.ringEachRound() }
                }
                for await _ in site.queue.bell.rings.cancelOnGracefulShutdown() {
                    await callOnTimes()
                    guard await isAnythingDue(), lanes.enter() else { continue }
                    group.addTask {
                        await self.workUntilNothingIsDue()
                        self.lanes.leave()
                    }
                }
            }
        } onGracefulShutdown: {
            self.isStopping.store(true, ordering: .relaxed)
        }
    }

    /// The jobs of which one may be begun here.
    private var names: [String] {
        let full = lanes.full
        return jobs.names.filter { !full.contains($0) }
    }

    /// One short statement tells whether a connection must be lent at all.
    private func isAnythingDue() async -> Bool {
        do {
            return try await ClaimedRun.isAnyDue(
                of: names, at: site.clock(), in: site.database)
        } catch {
            site.logger.warning("jobs wait", metadata: ["fault": "\(error)"])
            return false
        }
    }

    /// Asks for the jobs that have come due by themselves.
    func callOnTimes() async {
        do {
            try await timetable.ask()
        } catch {
            site.logger.warning("no job is asked for", metadata: ["fault": "\(error)"])
        }
    }

    /// Runs one after the other what is due.
    func workUntilNothingIsDue() async {
        do {
            while !isStopping.load(ordering: .relaxed), try await workOnce() {}
        } catch is CancellationError {
        } catch {
            site.logger.warning("jobs wait", metadata: ["fault": "\(error)"])
        }
    }

    /// Waits until a run has ended, at most for a time. Where nobody works, in a command or a test, who
    /// waits does the work.
    /// - Parameter end: Of the run; taken before it was asked for.
    func wait(for run: UUID, until end: AsyncStream<Void>, atMost limit: Duration) async throws {
        guard limit > .zero else { return }
        guard isManned.load(ordering: .relaxed) else {
            _ = try await workOnce(only: run)
            return
        }
        try? await Deadline.keep(limit) { for await _ in end {} }
    }

    /// - Returns: Whether a run was due.
    private func workOnce(only: UUID? = nil) async throws -> Bool {
        try await site.database.withConnection { connection in
            let run = try await ClaimedRun.take(
                of: only == nil ? names : jobs.names, only: only, at: site.clock(), on: connection)
            guard let run else { return false }
            let progress = RunProgress()
            if only == nil, !lanes.begin(run.job) {
                // Another lane has begun one in the same moment.
                try await run.settle(.interrupted, progress, at: site.clock(), on: connection)
                return true
            }
            defer { if only == nil { lanes.end(run.job) } }
            let outcome = await attempt(run, progress, on: connection)
            try await run.settle(outcome, progress, at: site.clock(), on: connection)
            site.queue.ends.tell(run.id)
            return true
        }
    }

    private func attempt(
        _ run: ClaimedRun, _ progress: RunProgress, on connection: Connection
    ) async -> RunOutcome {
        guard !run.isCancelled else { return .cancelled }
        guard run.attempt <= ClaimedRun.attemptLimit, let known = jobs[run.job] else {
            return .failed(because: run.reason ?? "the host ended each time while it ran")
        }
        do {
            let work = try await request(of: run, known)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await Deadline.leaveBehind(after: known.job.limit, grace: Self.grace) {
                        try await known.job.work(
                            JobRun(request: work, progress: progress), run.content)
                    }
                }
                group.addTask { try await self.watch(run, progress, on: connection) }
                defer { group.cancelAll() }
                try await group.next()
            }
            return .done
        } catch {
            return outcome(of: error, run)
        }
    }

    /// Ends, by throwing, when the run must.
    private func watch(
        _ run: ClaimedRun, _ progress: RunProgress, on connection: Connection
    ) async throws {
        while true {
            try await Task.sleep(for: Bell.round)
            if isStopping.load(ordering: .relaxed) { throw RunStopped.byHost }
            if try await run.keep(progress, on: connection) { throw RunStopped.onRequest }
        }
    }

    private func outcome(of error: any Error, _ run: ClaimedRun) -> RunOutcome {
        switch error {
        case RunStopped.byHost: return .interrupted
        case RunStopped.onRequest: return .cancelled
        default: break
        }
        site.logger.error(
            "a job failed",
            metadata: [
                "job": "\(run.job)", "run": "\(run.id.text)", "attempt": "\(run.attempt)",
                "request": "\(run.requestId)", "plugin": "\(run.plugin)", "fault": "\(error)",
            ])
        let reason =
            (error as? any Refusal).map { site.shell.texts.text($0.message, in: run.language) }
            ?? String("\(error)".prefix(500))
        // What could not be done in its time would take as long again.
        let isLast = run.attempt >= ClaimedRun.attemptLimit || error is DeadlineMissed
        return isLast || error is any Refusal
            ? .failed(because: reason) : .postponed(because: reason)
    }

    private func request(of run: ClaimedRun, _ known: KnownJobs.Known) async throws -> Request {
        let agency = site.agencies.agency(run.agency)
        var caller: Caller = run.isOfSystem ? .system : .stranger
        if let account = run.account {
            caller = try await site.identity.caller(
                account: account, agency: agency, now: site.clock())
        }
        let visit = Visit(
            agency: agency, language: run.language, caller: caller,
            origin: Origin(address: nil, requestId: run.requestId), now: site.clock())
        return site.request(for: visit, path: [:], of: known.plugin)
    }
}

/// A run that is stopped before its end.
enum RunStopped: Error {
    case byHost, onRequest
}
