public import Foundation
public import PluginKit
public import PostgresStore

extension PostgresAudit {
    /// The rows that an agency's auditor looks for, the newest first.
    public func rows(
        _ filter: AuditFilter = AuditFilter(), agency: UUID, paging: Paging, in database: Database
    ) async throws -> Listing<AuditRecord> {
        let conditions = filter.conditions(agency: agency)
        let database = database.plannedByValues
        async let total = database.total(of: "FROM platform.audit a WHERE \(conditions)")
        async let rows = database.query(
            """
            SELECT \(AuditRecord.columns)
            FROM platform.audit a LEFT JOIN platform.accounts who ON who.id = a.account_id
            WHERE \(conditions)
            ORDER BY a.id DESC \(paging.slice)
            """)
        return Listing(
            items: try await rows.map(AuditRecord.init), total: try await total)
    }
}
