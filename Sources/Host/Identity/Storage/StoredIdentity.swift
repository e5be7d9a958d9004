import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// An account as sessions and tokens lead to it: its names, and what it is in one agency.
struct StoredIdentity: Sendable {
    let id: UUID
    let email: String
    let name: String
    let grants: [RoleGrant]

    var roles: Set<Role> { Set(grants.map(\.role)) }

    /// Reads the four columns of ``columns(agency:at:)``.
    init(_ cells: inout CellReader) throws {
        id = try cells.next()
        email = try cells.next()
        name = try cells.next()
        grants = try cells.next([String].self).compactMap(RoleGrant.init(stored:))
    }

    /// The columns of the account `a`, the last one an array of the roles that it has: its own, and those
    /// that are delegated to it on the day. A role that was delegated is not passed on, and it ends with
    /// the giver's.
    static func columns(agency: UUID, at now: Date) -> SQL {
        let today = Day.today(now: now)
        return """
            a.id, a.email, a.name, ARRAY(
                SELECT r.role || coalesce('@' || r.unit_id, '') FROM platform.account_roles r
                WHERE r.account_id = a.id AND r.agency_id = \(agency) AND r.ended_at IS NULL
                UNION ALL
                SELECT r.role || coalesce('@' || r.unit_id, '') || '/' || g.giver_id
                FROM platform.delegations g
                    JOIN platform.accounts giver
                        ON giver.id = g.giver_id AND giver.disabled_at IS NULL
                    JOIN platform.account_roles r ON r.account_id = g.giver_id
                        AND r.agency_id = g.agency_id AND r.ended_at IS NULL
                        AND (g.role IS NULL OR g.role = r.role)
                WHERE g.substitute_id = a.id AND g.agency_id = \(agency) AND g.ended_at IS NULL
                    AND g.valid_from <= \(today) AND g.valid_to >= \(today))
            """
    }
}
