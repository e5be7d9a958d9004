import Foundation
import HTTPTypes
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The job that takes a file in: reads it as people really have it, hands its rows to the plugin that knows
/// the kind, and keeps what came of it. One transaction; nothing half.
///
/// The report is written in the transaction of the rows, so that a run that is begun anew finds it.
struct ImportWork: Sendable {
    let site: Site

    var declared: Job {
        .asked(ImportTask.self, "host.jobs.import", within: .seconds(4 * 3_600)) { run, task in
            try await take(task.importId, run)
        }
    }

    private var files: FileStore { FileStore(database: site.database) }

    private func take(_ id: UUID, _ run: JobRun) async throws {
        let agency = run.request.agency.id
        let found = try await ImportRecords.find(id, of: agency, in: run.request.database)
        guard let record = found, !record.state.isOver else { return }
        do {
            try await take(record, run)
        } catch let refusal as any Refusal {
            let text = run.request.text(refusal.problems.first?.message ?? refusal.message)
                .clipped(to: ImportReport.messageLimit)
            try await ImportRecords.settle(
                id, refusal: RecordedRefusal(status: refusal.consequence.status.code, text: text),
                in: run.request.database)
        }
    }

    private func take(_ record: ImportRecord, _ run: JobRun) async throws {
        let kind = try site.imports.kind(record.kind, of: record.plugin)
        // Who asked may have lost the right since.
        guard run.request.may(kind.kind.permission) else { throw NotPermitted() }
        guard let id = record.file,
            let file = try await files.find(id, of: record.agency, at: run.request.now)
        else { throw Missing() }
        let table = try await Workbook.table(of: file, in: files)
        let request = site.request(
            like: run.request, for: kind.plugin, by: .requires(kind.kind.permission))
        do {
            try await request.change { change in
                try await oneByOne(record, in: change.transaction)
                var taking = ImportTaking(
                    record: record, file: file, kind: kind.kind, change: change, run: run,
                    texts: site.shell.texts)
                let taken = try await taking.take(table)
                guard !taken.report.isDryRun, !taken.report.isRefused else {
                    throw Unwanted(taken: taken)
                }
                try await keep(taken, of: record, in: change)
                try await audit(record, file, taken.report, in: change)
            }
        } catch let unwanted as Unwanted {
            try await run.request.change { try await keep(unwanted.taken, of: record, in: $0) }
        }
    }

    /// What came of it: the report, and the same file with one more column for whoever mends it.
    private func keep(
        _ taken: TakenFile, of record: ImportRecord, in change: Change
    ) async throws {
        try await ImportRecords.settle(record.id, report: taken.report, in: change.transaction)
        guard !taken.found.kept.isEmpty else { return }
        let request = change.request
        let rows = FindingsTable(
            table: taken.table, findings: taken.found.kept,
            heading: request.text("host.imports.finding"), request: request)
        let file = try await files.keep(
            NewFile(
                plugin: NewFile.host, kind: "importFindings", agency: record.agency,
                name: FindingsTable.name(for: record.fileName), mediaType: "text/csv",
                dataClass: .personal, limit: .max, storedAt: request.now,
                account: record.account, expiresAt: request.now + ImportDesk.keeping),
            from: rows, in: change.transaction)
        try await ImportRecords.keepFindings(file.id, of: record.id, in: change.transaction)
    }

    /// Waits for another import of the same kind: what it founds must be known before rows are compared.
    private func oneByOne(_ record: ImportRecord, in transaction: Transaction) async throws {
        let kind = "import \(record.plugin)/\(record.kind)"
        try await transaction.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(\(kind), 0)) IS NULL")
    }

    private func audit(
        _ record: ImportRecord, _ file: KeptFile, _ report: ImportReport, in change: Change
    ) async throws {
        var json = JSONWriter()
        json.write([
            "kind": .string(record.kind), "fileName": record.fileName.map { .string($0) } ?? .null,
            "sha256": .string(file.sha256.hex), "accepted": .number(String(report.accepted)),
            "unchanged": .number(String(report.unchanged)),
            "rejected": .number(String(report.rejected)),
        ])
        try await change.audit("host.import.taken", of: record.id, after: json.text)
    }
}

/// A file that was taken in, or would have been.
struct TakenFile: Sendable {
    let table: TableBytes
    let report: ImportReport
    let found: FoundInFile
}

/// Leaves the transaction of an import without its effects, but with its report.
private struct Unwanted: Error {
    let taken: TakenFile
}
