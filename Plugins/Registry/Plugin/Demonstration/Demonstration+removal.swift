import Foundation
import PluginKit

extension Demonstration {
    /// Removes all that is marked, the designations of a demonstrated body or person that somebody
    /// entered since, and the persons that only those named. A real body under a demonstrated one
    /// stays, under none.
    /// - Returns: The removed designations, and editions of materials: what files belong to.
    static func remove(in transaction: Transaction) async throws -> [UUID] {
        let designations = try await transaction.rows(leaving, as: UUID.self)
        let editions = try await transaction.rows(
            """
            SELECT e.id FROM registry.material_editions e JOIN registry.materials m ON m.id = e.material_id
            WHERE m.is_demonstration
            """, as: UUID.self)
        try await partOrganisations(in: transaction)
        for statement in removal { try await transaction.execute(statement) }
        return designations + editions
    }

    /// Undoes every merging of a demonstrated card, the latest first: real ones have again what went over.
    private static func partOrganisations(in transaction: Transaction) async throws {
        let mergings = try await transaction.rows(
            """
            SELECT m.id, m.ngo_id, m.years FROM registry.ngo_mergings m
                JOIN registry.ngos one ON one.id = m.ngo_id JOIN registry.ngos other ON other.id = m.into_id
            WHERE m.undone_at IS NULL AND (one.is_demonstration OR other.is_demonstration)
            ORDER BY m.merged_at DESC, m.id DESC
            """, as: (UUID, UUID, [Int]).self)
        for (merging, id, years) in mergings {
            let holder = try await transaction.value(
                """
                WITH ended AS (
                    UPDATE registry.ngo_mergings SET undone_at = now() WHERE id = \(merging))
                SELECT merged_into FROM registry.ngos WHERE id = \(id) AND merged_into IS NOT NULL
                """, as: UUID.self)
            guard let holder else { continue }
            try await NGOs.part(id, from: holder, years: years, in: transaction)
        }
    }

    private static let leaving: SQL = """
        SELECT d.id FROM registry.designations d JOIN registry.bodies b ON b.id = d.body_id
            JOIN registry.persons p ON p.id = d.person_id
        WHERE d.is_demonstration OR b.is_demonstration OR p.is_demonstration
        """

    private static let demonstrated: SQL = "SELECT id FROM registry.bodies WHERE is_demonstration"

    /// Those for the area of a demonstrated body are among them.
    private static let demonstratedCampaigns: SQL = """
        SELECT id FROM registry.campaigns WHERE is_demonstration OR unit_id IN (\(demonstrated))
        """

    private static let removal: [SQL] = [
        "DELETE FROM registry.officials WHERE designation_id IN (\(leaving))",
        """
        DELETE FROM registry.campaign_bodies
        WHERE campaign_id IN (\(demonstratedCampaigns)) OR body_id IN (\(demonstrated))
        """,
        """
        UPDATE registry.campaign_bodies SET answered_by = body_id
        WHERE answered_by IN (\(demonstrated))
        """,
        "DELETE FROM registry.campaigns WHERE id IN (\(demonstratedCampaigns))",
        """
        UPDATE registry.campaign_bodies SET designation_id = NULL
        WHERE designation_id IN (\(leaving))
        """,
        "DELETE FROM registry.list_placements WHERE is_demonstration",
        "DELETE FROM registry.materials WHERE is_demonstration",
        "DELETE FROM registry.list_edition_officials WHERE designation_id IN (\(leaving))",
        """
        UPDATE registry.campaigns SET edition_id = NULL
        WHERE edition_id IN (SELECT e.id FROM registry.list_editions e WHERE e.officials > 0
            AND NOT EXISTS (SELECT FROM registry.list_edition_officials o WHERE o.edition_id = e.id))
        """,
        """
        DELETE FROM registry.list_editions e WHERE e.officials > 0 AND NOT EXISTS (
            SELECT FROM registry.list_edition_officials o WHERE o.edition_id = e.id)
        """,
        """
        UPDATE registry.designations SET replaces_id = NULL
        WHERE replaces_id IN (\(leaving)) AND id NOT IN (\(leaving))
        """,
        "DELETE FROM registry.designation_steps WHERE designation_id IN (\(leaving))",
        """
        WITH gone AS (
            DELETE FROM registry.designations WHERE id IN (\(leaving)) RETURNING id, person_id)
        DELETE FROM registry.persons p
        WHERE (p.is_demonstration OR p.id IN (SELECT person_id FROM gone))
            AND NOT EXISTS (SELECT FROM registry.designations d
                            WHERE d.person_id = p.id AND d.id NOT IN (SELECT id FROM gone))
        """,
        """
        DELETE FROM registry.body_relations
        WHERE body_id IN (\(demonstrated)) OR other_id IN (\(demonstrated))
        """,
        """
        UPDATE registry.body_versions SET parent_id = NULL
        WHERE parent_id IN (\(demonstrated)) AND body_id NOT IN (\(demonstrated))
        """,
        "DELETE FROM registry.ngo_applications WHERE is_demonstration",
        "DELETE FROM registry.ngos WHERE is_demonstration",
        """
        DELETE FROM registry.ngo_vocabulary v
        WHERE NOT EXISTS (SELECT FROM registry.ngo_words w WHERE w.word = v.word)
        """,
        "DELETE FROM registry.changes WHERE body_id IN (\(demonstrated))",
        "DELETE FROM registry.body_versions WHERE body_id IN (\(demonstrated))",
        "DELETE FROM registry.bodies WHERE is_demonstration",
    ]
}
