public import PluginKit
public import PostgresStore

/// The audit in `platform.audit`, to which rows are only added: the database refuses all else.
public struct PostgresAudit: AuditTrail {
    public init() {}

    public func write(_ entry: AuditEntry, in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO platform.audit
                (account_id, acting_for, agency_id, action, subject, before, after, address,
                request_id)
            VALUES (\(entry.account),
                \(entry.actingFor.isEmpty ? nil : entry.actingFor)::uuid[], \(entry.agency), \(entry.action), \(entry.subject),
                \(entry.before), \(entry.after), \(entry.origin.address), \(entry.origin.requestId))
            """)
    }
}
