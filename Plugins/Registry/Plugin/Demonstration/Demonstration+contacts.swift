import Foundation
import PluginKit

extension Demonstration {
    /// Somebody says that a number is wrong, and left no e-mail.
    static func reportContact(in transaction: Transaction) async throws {
        let moment = Date(timeIntervalSince1970: 1_773_982_800)
        try await transaction.execute(
            """
            INSERT INTO registry.contact_reports
                (id, designation_id, subject, details, first_at, last_at)
            SELECT \(UUID(demonstrated: "contactReport", "phone"))::uuid, o.designation_id, 'phone',
                'Үлгі: бұл нөмірге басқа мекеме жауап береді', \(moment)::timestamptz,
                \(moment)::timestamptz
            FROM registry.officials o JOIN registry.designations d ON d.id = o.designation_id
            WHERE d.is_demonstration AND o.shown_to = 'infinity'
            ORDER BY \(Officials.order) LIMIT 1
            ON CONFLICT DO NOTHING
            """)
    }
}
