public import Foundation
import PostgresStore

/// One row of the audit, as an auditor reads it.
public struct AuditRecord: Sendable, Hashable {
    /// Grows with every row; gaps are attempts that were rolled back.
    public let id: Int
    public let at: Date
    public let account: UUID?
    /// The address by which the account signs in today; nil at the command line and for strangers.
    public let email: String?
    /// The addresses of those whom the account stood in for.
    public let actingFor: [String]
    public let action: String
    public let subject: UUID?
    /// JSON with what is personal masked.
    public let before: String?
    public let after: String?
    public let address: String?
    public let requestId: String

    /// Columns of the audit `a` and the accounts `who`.
    static let columns: SQL = """
        a.id, a.at, a.account_id, who.email, ARRAY(
            SELECT giver.email FROM platform.accounts giver WHERE giver.id = ANY (a.acting_for)
            ORDER BY giver.email),
        a.action, a.subject, a.before, a.after, a.address, a.request_id
        """

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        at = try cells.next()
        account = try cells.next()
        email = try cells.next()
        actingFor = try cells.next()
        action = try cells.next()
        subject = try cells.next()
        before = try cells.next()
        after = try cells.next()
        address = try cells.next()
        requestId = try cells.next()
    }
}
