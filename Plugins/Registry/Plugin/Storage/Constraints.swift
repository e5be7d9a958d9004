import PluginKit

/// What a broken constraint of the registry's tables means to the one who broke it: the last line of
/// each rule, in one place.
enum Constraints {
    private static func refusal(of error: PostgresError) -> (any Refusal)? {
        switch error.constraint {
        case "bodies_bin_once": BinTaken()
        case "body_versions_not_own_parent": ParentCycle()
        case "body_versions_parent": InvalidFields(.registry("/parentId", "unknownBody"))
        case "body_relations_other": InvalidFields(.registry("/otherId", "unknownBody"))
        case "body_relations_not_itself": InvalidFields(.registry("/otherId", "ownSuccessor"))
        case "body_relations_once": RelationKnown()
        case "designations_body": InvalidFields(.registry("/bodyId", "unknownBody"))
        case "designations_person": InvalidFields(.registry("/person/id", "unknownPerson"))
        case "list_placements_once": AlreadyPlaced()
        case "campaigns_unit": InvalidFields(.registry("/unitId", "unknownBody"))
        case "material_editions_number_once":
            InvalidFields(.registry("/number", "editionNumberTaken"))
        case "material_editions_day_once":
            InvalidFields(.registry("/inForceFrom", "editionDayTaken"))
        case "ngos_bin_once": NGOBinTaken()
        case "designations_one_at_a_time": PlaceTaken()
        default: nil
        }
    }
}

extension Constraints {
    /// Does something; a constraint that it breaks becomes the refusal it means.
    static func told<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch let error as PostgresError {
            throw refusal(of: error) ?? error
        }
    }
}

extension Request {
    /// Opens a change of the registry.
    func record<Result: Sendable>(
        _ body: @Sendable (Change) async throws -> Result
    ) async throws -> Result {
        try await Constraints.told { try await change(body) }
    }
}
