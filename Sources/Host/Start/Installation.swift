import Foundation
import PostgresStore

/// What makes this installation one of its own: names that are made of its id exist nowhere else.
struct Installation: Sendable {
    let id: UUID
    let begun: Date

    static func load(from database: Database) async throws -> Installation {
        let row = try await database.row(
            "SELECT id, begun_at FROM platform.installation", as: (UUID, Date).self)
        guard let (id, begun) = row else { throw InstallationMissing() }
        return Installation(id: id, begun: begun)
    }
}

/// The one row of the table is gone.
struct InstallationMissing: Error, CustomStringConvertible {
    let description = "the table platform.installation is empty: restore its row from a backup"
}
