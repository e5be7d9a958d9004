import Foundation
import PluginKit
import PostgresStore

/// An account as sessions and tokens lead to it: its names, and the roles that it has in one agency.
struct StoredIdentity: Sendable {
    let id: UUID
    let email: String
    let name: String
    let roles: Set<Role>

    /// Reads the four columns of ``columns(agency:)``.
    init(_ cells: inout CellReader) throws {
        id = try cells.next()
        email = try cells.next()
        name = try cells.next()
        roles = Set(try cells.next([String].self).compactMap(Role.init(rawValue:)))
    }

    /// The columns of the account `a`, the last one an array of the roles that hold.
    static func columns(agency: UUID) -> SQL {
        """
        a.id, a.email, a.name, ARRAY(
            SELECT r.role FROM platform.account_roles r
            WHERE r.account_id = a.id AND r.agency_id = \(agency) AND r.ended_at IS NULL)
        """
    }
}
