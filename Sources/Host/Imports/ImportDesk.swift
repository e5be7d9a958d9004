import Crypto
import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// Takes in files: reads them as people really have them, hands their rows to the plugin that knows
/// the kind, and tells what came of it. One transaction; nothing half.
struct ImportDesk: Sendable {
    let plugins: [ServingPlugin]
    let texts: any Texts

    struct Kind: Sendable {
        let plugin: ServingPlugin
        let kind: ImportKind
    }

    var kinds: [Kind] {
        plugins.flatMap { plugin in
            plugin.contributions.imports.map { Kind(plugin: plugin, kind: $0) }
        }
    }

    /// The kind of this name, of the plugin where one is named.
    func kind(_ name: String, of plugin: String? = nil) throws(UnknownImportKind) -> Kind {
        let candidates = kinds.filter { plugin == nil || $0.plugin.id == plugin }
        guard let found = candidates.first(where: { $0.kind.name == name }) else {
            throw UnknownImportKind(kind: name, known: candidates.map(\.kind.name))
        }
        return found
    }

    /// Imports a file.
    /// - Parameter request: Who imports; its transaction carries the rows and the audit.
    func take(
        _ bytes: [UInt8], named fileName: String?, as kind: Kind, _ order: ImportOrder,
        for request: Request
    ) async throws -> ImportReport {
        let sheet = try Sheet(reading: bytes, layouts: kind.kind.layouts)
        let source = ImportSource(
            fileName: fileName, layout: sheet.layout.name, hash: SHA256.hash(data: bytes).hex,
            effectiveOn: order.effectiveOn)
        do {
            return try await request.change { change in
                let report = try await run(sheet, source, kind.kind, order, change)
                guard !order.isDryRun, !report.isRefused else { throw Unwanted(report: report) }
                return report
            }
        } catch let unwanted as Unwanted {
            return unwanted.report
        }
    }

    private func run(
        _ sheet: Sheet, _ source: ImportSource, _ kind: ImportKind, _ order: ImportOrder,
        _ change: Change
    ) async throws -> ImportReport {
        var findings = sheet.findings
        var run = try await kind.begin(change, source)
        for start in stride(from: 0, to: sheet.rows.count, by: 2_000) {
            let part = Array(sheet.rows[start..<min(start + 2_000, sheet.rows.count)])
            findings += try await run.take(part)
        }
        let errors = findings.filter { !$0.isWarning }
        let rejected = Set(errors.map(\.line)).count
        var report = ImportReport()
        report.isDryRun = order.isDryRun
        report.rejected = rejected
        report.errors = entries(errors, for: change.request)
        report.warnings = entries(findings.filter(\.isWarning), for: change.request)
        if rejected == 0 || order.mode == .valid {
            let outcome = try await run.finish()
            report.accepted = outcome.accepted
            report.unchanged = outcome.unchanged
        }
        return report
    }

    private func entries(_ findings: [ImportFinding], for request: Request) -> [ImportReport.Entry]
    {
        findings.sorted { $0.line < $1.line }.prefix(ImportReport.entryLimit).map {
            ImportReport.Entry(
                line: $0.line, column: $0.column, code: $0.code, message: request.text($0.message))
        }
    }
}

/// Leaves the transaction of an import without its effects, but with its report.
private struct Unwanted: Error {
    let report: ImportReport
}

extension Sequence<UInt8> {
    /// The bytes in hexadecimal.
    var hex: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
    }
}
