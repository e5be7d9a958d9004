import KazakhstanFormats
import PluginKit

/// The dictionary of what organisations work on.
enum Spheres {
    /// Those that hold on a day, in their order.
    static func list(on day: Day, from database: some SQLExecuting) async throws -> [Sphere] {
        try await database.query(
            """
            SELECT s.code, s.name_kk, s.name_ru, s.name_en FROM registry.spheres s
            WHERE \(.holds("s", on: day)) ORDER BY s.position
            """
        ).map { row in
            var cells = row.cells
            return Sphere(code: try cells.next(), name: try cells.localized())
        }
    }
}

/// What an organisation works on.
struct Sphere: Sendable {
    let code: String
    let name: LocalizedText
}
