import Foundation
import PluginKit

/// The page of jobs: what waits, what runs, what could not be done, and what is done by itself.
struct JobPages: Sendable {
    let site: Site
    let jobs: KnownJobs

    var pages: [Page] {
        [
            .view("jobs", .requires(.plugins), by: Nothing.self) { request, _, _ in
                async let entries = JobDesk.entries(in: request.database)
                let turns = try await JobDesk.lastTurns(
                    of: jobs.scheduled.map(\.job.name), in: request.database)
                return HostViews(site.shell.texts, request.language).jobs(
                    try await entries, jobs, turns, at: request.now)
            },
            act("jobs/{id}/cancellation", notice: "host.jobs.isCancelled") {
                try await JobDesk.cancel(try $0.request.id, in: $0)
            },
            act("jobs/{id}/retry", notice: "host.jobs.isRetried") {
                try await JobDesk.retry(try $0.request.id, in: $0)
            },
            act("jobs/{id}/dismissal", notice: "host.jobs.isDismissed") {
                try await JobDesk.dismiss(try $0.request.id, in: $0)
            },
            act("jobs/{id}/call", notice: "host.jobs.isCalled") { change in
                let name = change.request.path["id"] ?? ""
                guard jobs[name]?.job.schedule != nil else { throw Missing() }
                try await JobDesk.call(name, through: site.queue, in: change)
            },
        ]
    }

    private func act(
        _ path: String, notice: Message, _ act: @escaping @Sendable (Change) async throws -> Void
    ) -> Page {
        .act(path, .requires(.plugins)) { request in
            try await request.change(act)
            site.queue.ring()
            return Destination("jobs", notice: notice)
        }
    }
}
