public import Foundation
public import PluginKit

/// Who makes a change to accounts, in which agency, from where and when.
public struct Author: Sendable {
    /// Nil at the command line.
    public let account: UUID?
    /// Whom the account stands in for.
    public let actingFor: [UUID]
    public let agency: Agency
    public let origin: Origin
    public let now: Date

    public init(
        account: UUID?, actingFor: [UUID] = [], agency: Agency, origin: Origin, now: Date
    ) {
        self.account = account
        self.actingFor = actingFor
        self.agency = agency
        self.origin = origin
        self.now = now
    }

    /// The same author as the account that it turned out to be.
    func byItself(_ account: UUID) -> Author {
        Author(account: account, agency: agency, origin: origin, now: now)
    }

    func entry(
        _ action: String, of subject: UUID?, before: JSON? = nil, after: JSON? = nil
    ) -> AuditEntry {
        AuditEntry(
            action: action, subject: subject, before: before?.text, after: after?.text,
            account: account, actingFor: actingFor, agency: agency.id, origin: origin)
    }
}
