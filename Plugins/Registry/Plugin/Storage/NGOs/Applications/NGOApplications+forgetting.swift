import Foundation
import PluginKit

extension NGOApplications {
    /// Deletes what nobody has confirmed, and after a time what is personal of what was decided: the page of who
    /// applied goes with it.
    static func forget(in change: Change) async throws {
        let now = change.request.now
        try await change.execute(
            """
            DELETE FROM registry.ngo_applications
            WHERE confirmed_at IS NULL
                AND sent_at < \(now.addingTimeInterval(-Double(NGOApplication.daysToConfirm) * 86_400))
            """)
        try await change.execute(
            """
            UPDATE registry.ngo_applications SET is_forgotten = true, digest = NULL, head = NULL,
                email = NULL, phone = NULL, applicant = NULL, applicant_email = NULL
            WHERE NOT is_forgotten
                AND decided_at < \(now.addingTimeInterval(-Double(NGOApplication.daysOfDecision) * 86_400))
            """)
    }
}
