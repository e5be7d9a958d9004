public import Foundation
public import PluginKit
import PostgresStore

/// An account as an administrator or auditor sees it, with what it is in one agency.
public struct AccountRecord: Sendable, Hashable {
    public let id: UUID
    public let email: String
    public let name: String
    /// Roles of its own, for the whole agency or for a unit.
    public let roles: [Role]
    public let createdAt: Date
    public let disabledAt: Date?
    public let mustChangePassword: Bool
    /// When its latest session began.
    public let signedInAt: Date?
    /// Sign-in is locked until then, if that is still to come.
    public let lockedUntil: Date?

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        email = try cells.next()
        name = try cells.next()
        let held = Set(try cells.next([String].self))
        roles = Role.allCases.filter { held.contains($0.rawValue) }
        createdAt = try cells.next()
        disabledAt = try cells.next()
        mustChangePassword = try cells.next()
        signedInAt = try cells.next()
        lockedUntil = try cells.next()
    }

    /// The columns of the account `a` that the initialiser reads.
    static func columns(agency: UUID) -> SQL {
        """
        a.id, a.email, a.name, ARRAY(
            SELECT DISTINCT r.role FROM platform.account_roles r
            WHERE r.account_id = a.id AND r.agency_id = \(agency) AND r.ended_at IS NULL),
        a.created_at, a.disabled_at,
        a.must_change_password,
        (SELECT max(s.started_at) FROM platform.sessions s WHERE s.account_id = a.id),
        (SELECT t.locked_until FROM platform.sign_in_attempts t
         WHERE t.email_digest = sha256(convert_to(a.email, 'UTF8')))
        """
    }
}
