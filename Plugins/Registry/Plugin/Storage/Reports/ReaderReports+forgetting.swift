import Foundation
import KazakhstanFormats
import PluginKit

extension ReaderReports {
    /// Forgets the e-mails of those who have waited too long, and after a time what is left of those who were
    /// answered: their pages, and what they wrote.
    static func forget(in change: Change) async throws {
        try await change.execute(
            """
            UPDATE registry.contact_reporters SET email = NULL
            WHERE email IS NOT NULL AND reported_at < \(limit(ReaderReport.daysOfEmail, change))
            """)
        let settled = limit(ReaderReport.daysOfAnswer, change)
        try await change.execute(
            """
            WITH old AS (
                UPDATE registry.contact_reports SET details = '', is_forgotten = true
                WHERE NOT is_forgotten AND settled_at < \(settled)
                RETURNING id)
            DELETE FROM registry.contact_reporters w USING old WHERE w.report_id = old.id
            """)
    }

    private static func limit(_ days: Int, _ change: Change) -> Date {
        change.request.now.addingTimeInterval(-Double(days) * 86_400)
    }
}
