import PluginKit

extension ReaderReports {
    /// What readers left is not kept for ever.
    static let job = Job.scheduled(
        "registry.contactReports", "registry.job.contactReports", .daily(hour: 3)
    ) { run in
        try await run.request.change { try await forget(in: $0) }
    }
}
