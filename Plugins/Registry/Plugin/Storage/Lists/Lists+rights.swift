import Foundation
import KazakhstanFormats
import PluginKit

extension Lists {
    /// Refuses a caller who may not publish the list of a place or say where it stands: that is for those who
    /// publish for the whole agency, and, for a territory, for those who publish for its akimat.
    static func requirePublishing(of place: ListPlace, by request: Request) async throws {
        if request.reach(of: .publishDesignations) != .everywhere {
            for akimat in try await akimats(of: place, for: request)
            where try await request.may(.publishDesignations, for: akimat) {
                return try await request.require(.publishDesignations, for: akimat)
            }
        }
        try await request.require(.publishDesignations, for: nil)
    }

    static func mayPublish(_ place: ListPlace, by request: Request) async throws -> Bool {
        guard let reach = request.reach(of: .publishDesignations) else { return false }
        if reach == .everywhere { return true }
        let akimats = try await akimats(of: place, for: request)
        return try await !request.permitted(.publishDesignations, among: Set(akimats)).isEmpty
    }

    /// The akimat of a territory and the office of its akim, as they are today.
    private static func akimats(
        of place: ListPlace, for request: Request
    ) async throws -> [UUID] {
        guard case .territory(let code) = place else { return [] }
        return try await request.database.rows(
            """
            SELECT v.body_id FROM registry.body_versions v
            WHERE v.kind IN ('akimat', 'akimOffice') AND v.region_code = \(code.region)
                AND v.kato_code = \(code) AND \(.holds("v", on: request.today))
            ORDER BY v.kind, v.body_id
            """, as: UUID.self)
    }
}
