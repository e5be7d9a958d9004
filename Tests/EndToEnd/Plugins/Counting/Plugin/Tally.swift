import CountingAPI
import Foundation
import PluginKit
import RegistryAPI

/// What was counted, and what others know of it.
struct Tally: Described {
    var handled = 0
    /// How many of the counted bodies the registry publishes; nil where there is no registry.
    var published: Int?
    /// How the latest is called; nil where nobody labels.
    var latest: String?

    static let fields = Fields(
        "Tally", texts: "counting.tally", blank: Tally(),
        [
            Field("handled", told: \.handled), Field("published", told: \.published),
            Field("latest", told: \.latest),
        ])

    static func read(for request: Request) async throws -> Tally {
        let database = request.database
        let bodies = try await database.rows(
            "SELECT body_id FROM counting.handled ORDER BY event_id DESC", as: UUID.self)
        var tally = Tally(handled: bodies.count)
        if request.services.find((any BodyDirectory).self) != nil {
            tally.published = try await database.value(
                """
                SELECT count(DISTINCT h.body_id) FROM counting.handled h
                JOIN registry_api.body_versions v ON v.body_id = h.body_id
                """, as: Int.self)
        }
        if let latest = bodies.first, let labels = request.services.find((any Labels).self) {
            tally.latest = try await labels.label(of: latest)
        }
        return tally
    }
}
