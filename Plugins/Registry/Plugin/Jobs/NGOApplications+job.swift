import PluginKit

extension NGOApplications {
    /// What applicants left is not kept for ever.
    static let job = Job.scheduled(
        "registry.ngoApplications", "registry.job.ngoApplications", .daily(hour: 3)
    ) { run in
        try await run.request.change { try await forget(in: $0) }
    }
}
