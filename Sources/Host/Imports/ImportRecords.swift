import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The statements about imports.
enum ImportRecords {
    static func add(
        _ record: ImportRecord, sha256: [UInt8], of agency: UUID, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO platform.imports (id, plugin, kind, agency_id, account_id, asked_at, file_name,
                sha256, mode, is_dry_run, effective_on, supersedes, file_id, run_id)
            VALUES (\(record.id), \(record.plugin), \(record.kind), \(agency), \(record.account),
                \(record.askedAt), \(record.fileName), \(SQLParameter.bytes(sha256)), \(record.mode),
                \(record.isDryRun), \(record.effectiveOn), \(record.supersedes), \(record.file),
                \(record.run))
            """)
    }

    static func find(
        _ id: UUID, of agency: UUID, in database: some SQLExecuting
    ) async throws -> ImportRecord? {
        try await database.query(
            """
            SELECT \(columns) FROM platform.imports i
                LEFT JOIN platform.job_runs r ON r.id = i.run_id
            WHERE i.id = \(id) AND i.agency_id = \(agency)
            """
        ).first.map(ImportRecord.init)
    }

    /// The latest that an account has sent.
    static func latest(
        of account: UUID, agency: UUID, in database: Database
    ) async throws -> [ImportRecord] {
        try await database.query(
            """
            SELECT \(columns) FROM platform.imports i
                LEFT JOIN platform.job_runs r ON r.id = i.run_id
            WHERE i.account_id = \(account) AND i.agency_id = \(agency)
            ORDER BY i.id DESC LIMIT 20
            """
        ).map(ImportRecord.init)
    }

    /// Keeps what came of it. Where that is known already, another run was first.
    static func settle(
        _ id: UUID, report: ImportReport, in transaction: Transaction
    ) async throws {
        let kept = try await transaction.execute(
            """
            UPDATE platform.imports SET report = \(report.written.text)::jsonb
            WHERE id = \(id) AND report IS NULL AND refusal IS NULL
            """)
        guard kept == 1 else { throw SettledAlready() }
    }

    static func settle(_ id: UUID, refusal: RecordedRefusal, in database: Database) async throws {
        try await database.execute(
            """
            UPDATE platform.imports SET refusal = \(refusal.written.text)::jsonb
            WHERE id = \(id) AND report IS NULL AND refusal IS NULL
            """)
    }

    static func keepFindings(_ file: UUID, of id: UUID, in transaction: Transaction) async throws {
        try await transaction.execute(
            "UPDATE platform.imports SET findings_id = \(file) WHERE id = \(id)")
    }

    fileprivate static let columns: SQL = """
        i.id, i.plugin, i.kind, i.agency_id, i.account_id, i.asked_at, i.file_name, i.mode, \
        i.is_dry_run, i.effective_on, i.supersedes, i.file_id, i.run_id, i.report, i.refusal, \
        i.findings_id, r.started_at IS NOT NULL, r.done, \
        CASE WHEN r.id IS NULL THEN 'failed' ELSE r.outcome END
        """
}

/// Another run has taken the file in: this one must leave nothing.
struct SettledAlready: Error {}

extension ImportRecord {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        plugin = try cells.next()
        kind = try cells.next()
        agency = try cells.next()
        account = try cells.next()
        askedAt = try cells.next()
        fileName = try cells.next()
        mode = try cells.next()
        isDryRun = try cells.next()
        effectiveOn = try cells.next()
        supersedes = try cells.next()
        file = try cells.next()
        run = try cells.next()
        report = try Self.read(try cells.next())
        refused = try Self.read(try cells.next())
        findings = try cells.next()
        hasFindings = findings != nil
        refusal = refused?.text
        let isRunning: Bool? = try cells.next()
        let done: Int? = try cells.next()
        state = Self.state(report, refused, isRunning ?? false, try cells.next())
        progress = state == .running ? done : nil
        try cells.end()
    }

    private static func read<Record: Described>(_ text: String?) throws -> Record? {
        guard let text else { return nil }
        return try Record.fields.decode(JSONParser.parse([UInt8](text.utf8))).record
    }

    private static func state(
        _ report: ImportReport?, _ refused: RecordedRefusal?, _ isRunning: Bool, _ outcome: String?
    ) -> State {
        if let report { return report.isRefused ? .refused : .done }
        if refused != nil { return .refused }
        switch outcome {
        case "cancelled": return .cancelled
        case nil: return isRunning ? .running : .waiting
        default: return .failed
        }
    }
}
