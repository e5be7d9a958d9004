import PluginKit

/// The jobs of the host and of its plugins, by name.
struct KnownJobs: Sendable {
    /// A job with whom it belongs to.
    struct Known: Sendable {
        let job: Job
        /// Nil for a job of the host.
        let plugin: ServingPlugin?
    }

    private let jobs: [String: Known]

    init(ofHost own: [Job], plugins: [ServingPlugin]) {
        var jobs = Dictionary(
            uniqueKeysWithValues: own.map { ($0.name, Known(job: $0, plugin: nil)) })
        for plugin in plugins {
            for job in plugin.contributions.jobs {
                jobs[job.name] = Known(job: job, plugin: plugin)
            }
        }
        self.jobs = jobs
    }

    subscript(name: String) -> Known? { jobs[name] }

    var names: [String] { jobs.keys.sorted() }

    /// Those that run by themselves, with their times.
    var scheduled: [(job: Job, schedule: Schedule)] {
        names.compactMap { name in
            jobs[name].flatMap { known in known.job.schedule.map { (known.job, $0) } }
        }
    }
}
