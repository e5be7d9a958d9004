import PluginKit

extension ContactReports {
    /// What was left for an answer is not kept for ever..
    static let job = Job.scheduled(
        "registry.contactReports", "registry.job.contactReports", .daily(hour: 3)
    ) { run in
        try await run.request.change { try await forgetEmails(in: $0) }
    }
}
