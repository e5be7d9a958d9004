import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// Each campaign by itself: whatever becomes of one, the others are reminded of.
    static let job = Job.scheduled(
        "registry.campaigns", "registry.job.campaigns", .daily(hour: 9)
    ) { run in
        let request = run.request
        var fault: (any Error)?
        for (id, dueOn) in try await due(for: request) {
            try Task.checkCancellation()
            guard
                let day = request.settings[.remindBefore].latest(by: request.today, before: dueOn)
            else { continue }
            do {
                try await request.change { try await remind(id, of: day, in: $0) }
            } catch {
                fault = fault ?? error
            }
        }
        if let fault { throw fault }
    }

    private static func due(for request: Request) async throws -> [(UUID, Day)] {
        try await request.database.rows(
            """
            SELECT id, due_on FROM registry.campaigns
            WHERE agency_id = \(request.agency.id) AND state = 'open' AND due_on >= \(request.today)
            ORDER BY due_on, id
            """, as: (UUID, Day).self)
    }

    /// Reminds those who were not written to since the day of the reminder, while nobody else does.
    private static func remind(_ id: UUID, of day: Day, in change: Change) async throws {
        let held = try await change.value(
            "SELECT id FROM registry.campaigns WHERE id = \(id) AND state = 'open' FOR UPDATE",
            as: UUID.self)
        guard held != nil, let campaign = try await bare(id, from: change) else { return }
        let count = try await write(.campaignReminder, of: campaign, before: day, in: change)
        if count > 0 { try await audit("reminded", nil, campaign, in: change) }
    }
}

extension LetterKind {
    static let campaignRequest = LetterKind(
        "registry.campaignRequest", title: "registry.campaignRequest.title",
        subject: "registry.campaignRequest.subject",
        paragraphs: [
            "registry.campaignRequest.greeting", "registry.campaignRequest.reason",
            "registry.campaignRequest.request", "registry.campaignRequest.link",
            "registry.campaignRequest.end",
        ], page: "answers/{token}")

    static let campaignReminder = LetterKind(
        "registry.campaignReminder", title: "registry.campaignReminder.title",
        subject: "registry.campaignReminder.subject",
        paragraphs: [
            "registry.campaignRequest.greeting", "registry.campaignReminder.reason",
            "registry.campaignRequest.request", "registry.campaignRequest.link",
            "registry.campaignRequest.end",
        ], page: "answers/{token}")
}
