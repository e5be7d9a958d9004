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
        let rows = try await database.query(
            """
            SELECT \(AuditRecord.columns)
            FROM platform.audit a LEFT JOIN platform.accounts who ON who.id = a.account_id
            WHERE \(conditions)
            ORDER BY a.id DESC \(paging.slice)
            """)
        return try await paging.listing(
            rows.map(AuditRecord.init), counting: "FROM platform.audit a WHERE \(conditions)",
            from: database)
    }
}
