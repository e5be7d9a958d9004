import Foundation
import KazakhstanFormats
import PluginKit

extension Demonstration {
    /// Publishes the list of the centre, and says that it stands on a site that cannot be reached.
    static func publishList(in transaction: Transaction, agency: Agency) async throws {
        var edition = ListEdition()
        edition.id = UUID(demonstrated: "edition", "central")
        edition.basis = "Үлгі: 2026 жылғы 20 наурыздағы № 1 бұйрық"
        edition.day = try Day(iso8601: "2026-03-20")
        edition.publishedAt = Date(timeIntervalSince1970: 1_773_982_800)
        try await transaction.execute(
            ListEditions.adding(edition, of: agency.id, by: nil))
        try await transaction.execute(
            """
            INSERT INTO registry.list_placements
                (id, agency_id, place, address, placed_on, noted_at, is_demonstration)
            VALUES (\(UUID(demonstrated: "placement", "central")), \(agency.id), 'central',
                'https://example.invalid/tizim', \(edition.day), \(edition.publishedAt), true)
            ON CONFLICT (id) DO NOTHING
            """)
    }
}
