import Foundation
import PluginKit

extension Demonstration {
    /// Removes all that is marked, the designations of a demonstrated body or person that somebody
    /// entered since, and the persons that only those named. A real body under a demonstrated one
    /// stays, under none.
    /// - Returns: The removed designations.
    static func remove(in transaction: Transaction) async throws -> [UUID] {
        let designations = try await transaction.rows(leaving, as: UUID.self)
        for statement in removal { try await transaction.execute(statement) }
        return designations
    }

    private static let leaving: SQL = """
        SELECT d.id FROM registry.designations d JOIN registry.bodies b ON b.id = d.body_id
            JOIN registry.persons p ON p.id = d.person_id
        WHERE d.is_demonstration OR b.is_demonstration OR p.is_demonstration
        """

    private static let demonstrated: SQL = "SELECT id FROM registry.bodies WHERE is_demonstration"

    private static let removal: [SQL] = [
        "DELETE FROM registry.officials WHERE designation_id IN (\(leaving))",
        "DELETE FROM registry.list_placements WHERE is_demonstration",
        "DELETE FROM registry.list_edition_officials WHERE designation_id IN (\(leaving))",
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
        "DELETE FROM registry.changes WHERE body_id IN (\(demonstrated))",
        "DELETE FROM registry.body_versions WHERE body_id IN (\(demonstrated))",
        "DELETE FROM registry.bodies WHERE is_demonstration",
    ]
}
