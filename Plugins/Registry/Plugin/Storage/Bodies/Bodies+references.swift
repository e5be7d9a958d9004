import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    /// What a version names that is not there: a kind, a place, a parent.
    static func missingReferences(
        of version: BodyVersion, in transaction: Transaction
    ) async throws -> [FieldProblem] {
        let found = try await transaction.row(
            """
            SELECT
                (SELECT \(version.level) = ANY (k.levels) FROM registry.kinds k
                 WHERE k.code = \(version.kind) AND \(.holds("k", on: version.validFrom))),
                \(version.katoCode)::text IS NULL OR EXISTS (
                    SELECT FROM registry.places
                    WHERE code = \(version.katoCode) AND corrected_at IS NULL),
                \(version.parentId)::uuid IS NULL OR EXISTS (
                    SELECT FROM registry.bodies WHERE id = \(version.parentId))
            """, as: (Bool?, Bool, Bool).self)
        guard let (isKindOfLevel, hasPlace, hasParent) = found else { return [] }
        var problems: [FieldProblem] = []
        if isKindOfLevel != true {
            problems.append(
                .registry("/kind", isKindOfLevel == nil ? "unknownKind" : "kindOfAnotherLevel"))
        }
        if !hasPlace { problems.append(.registry("/katoCode", "unknownPlace")) }
        if !hasParent { problems.append(.registry("/parentId", "unknownBody")) }
        return problems
    }
}
