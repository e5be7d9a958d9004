public import Foundation
public import KazakhstanFormats
public import PluginKit
import PostgresStore

/// What an auditor looks for; what is nil is not asked for.
public struct AuditFilter: Described, Hashable {
    /// The e-mail address of who acted.
    public var email: String?
    /// An action or its beginning, up to a dot: `host.account`.
    public var action: String?
    public var subject: UUID?
    public var from: Day?
    /// The last day.
    public var to: Day?

    public init() {}

    public static let fields = Fields(
        "AuditFilter", texts: "host.audit", blank: AuditFilter(),
        [
            Field("email", \.email, .length(0...254)),
            Field("action", \.action, .length(0...200)),
            Field("subject", \.subject),
            Field("from", \.from),
            Field("to", \.to),
        ])

    /// The conditions on the audit `a`.
    func conditions(agency: UUID) -> SQL {
        var all: [SQL] = ["(a.agency_id = \(agency) OR a.agency_id IS NULL)"]
        if let email, !email.isEmpty {
            let folded = EmailAddress.folded(email)
            all.append(
                "a.account_id IN (SELECT id FROM platform.accounts WHERE email = \(folded))")
        }
        if let action, !action.isEmpty {
            all.append("(a.action = \(action) OR starts_with(a.action, \(action) || '.'))")
        }
        if let subject { all.append("a.subject = \(subject)") }
        if let from { all.append("a.at >= \(Self.beginning(of: from))") }
        if let to { all.append("a.at < \(Self.beginning(of: to.adding(days: 1)))") }
        return all.joined(separator: " AND ")
    }

    private static func beginning(of day: Day) -> SQL {
        "(\(day)::date::timestamp AT TIME ZONE 'Asia/Almaty')"
    }
}
