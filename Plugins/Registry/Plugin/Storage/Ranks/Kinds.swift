import KazakhstanFormats
import PluginKit

/// The dictionary of kinds of bodies.
enum Kinds {
    /// Those that hold on a day, in their order.
    static func list(on day: Day, from database: some SQLExecuting) async throws -> [BodyKind] {
        try await database.query(
            """
            SELECT k.code, k.name_kk, k.name_ru, k.name_en FROM registry.kinds k
            WHERE \(.holds("k", on: day)) ORDER BY k.position
            """
        ).map { row in
            var cells = row.cells
            return BodyKind(code: try cells.next(), name: try cells.localized())
        }
    }
}

/// What a body can be: ministry, akimat, department.
struct BodyKind: Sendable {
    let code: String
    let name: LocalizedText
}
