import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The rows of one file on their way to the plugin, inside one transaction.
struct ImportTaking {
    let record: ImportRecord
    let file: KeptFile
    let kind: ImportKind
    let change: Change
    let run: JobRun
    let texts: any Texts
    private var found = FoundInFile()
    private var waiting: [ImportRow] = []
    private var read = 0

    /// How many rows the plugin gets at once.
    private static let batch = 2_000

    init(
        record: ImportRecord, file: KeptFile, kind: ImportKind, change: Change, run: JobRun,
        texts: any Texts
    ) {
        self.record = record
        self.file = file
        self.kind = kind
        self.change = change
        self.run = run
        self.texts = texts
    }

    mutating func take(_ table: TableBytes) async throws -> TakenFile {
        var parts = table.makeAsyncIterator()
        guard var part = try await parts.next() else { throw EmptyFile() }
        var sheet = try SheetReader(
            beginning: part, numbering: table.numbering, of: TableLayout.all(of: kind, texts),
            texts)
        var taking = try await kind.begin(
            change,
            ImportSource(
                fileName: record.fileName, layout: sheet.layout.name, hash: file.sha256.hex,
                effectiveOn: record.effectiveOn, supersedes: record.supersedes))
        while true {
            waiting += try sheet.read(part)
            found.add(sheet.takeFindings())
            read += part.count
            try await hand(to: &taking, keeping: Self.batch)
            run.report(min(99, read * 100 / max(1, table.size)), of: 100)
            guard let next = try await parts.next() else { break }
            part = next
        }
        waiting += try sheet.finish()
        found.add(sheet.takeFindings())
        try await hand(to: &taking, keeping: 1)
        let report = try await finish(&taking)
        return TakenFile(table: table, report: report, found: found)
    }

    /// Hands rows over while at least so many wait.
    private mutating func hand(to taking: inout any ImportRun, keeping least: Int) async throws {
        while waiting.count >= least {
            try Task.checkCancellation()
            let batch = Array(waiting.prefix(Self.batch))
            waiting.removeFirst(batch.count)
            found.add(try await taking.take(batch))
        }
    }

    private mutating func finish(_ taking: inout any ImportRun) async throws -> ImportReport {
        var outcome: ImportOutcome?
        if isWanted {
            outcome = try await taking.finish()
        } else {
            // Nothing will be kept: what is wrong at the end is told with the rest, as far as it can be.
            found.add((try? await taking.finish())?.findings ?? [])
        }
        found.add(outcome?.findings ?? [])
        var report = ImportReport()
        report.isDryRun = record.isDryRun
        report.rejected = found.rejected
        report.errors = entries(found.kept.filter { !$0.isWarning })
        report.warnings = entries(found.kept.filter(\.isWarning))
        (report.errorsInAll, report.warningsInAll) = (found.errors, found.warnings)
        guard isWanted, let outcome else { return report }
        (report.accepted, report.unchanged) = (outcome.accepted, outcome.unchanged)
        report.details = outcome.details.map {
            ImportReport.Detail(value: $0.value, label: run.request.text($0.label))
        }
        return report
    }

    /// Whether what was taken shall be kept.
    private var isWanted: Bool { found.rejected == 0 || record.mode == .valid }

    private func entries(_ findings: [ImportFinding]) -> [ImportReport.Entry] {
        findings.sorted { $0.line < $1.line }.prefix(ImportReport.entryLimit).map {
            ImportReport.Entry(
                line: $0.line, column: $0.column, code: $0.code,
                message: run.request.text($0.message).clipped(to: ImportReport.messageLimit))
        }
    }
}
