public import KazakhstanFormats
import PluginKit

extension AssembledHost {
    /// Takes in a file for a command: as the system, in the standard agency.
    public func take(
        _ bytes: [UInt8], named fileName: String, as kind: String, takesValidRows: Bool,
        isDryRun: Bool, on day: Day?
    ) async throws -> ImportSummary {
        let found = try site.imports.kind(kind)
        var order = ImportOrder()
        order.kind = kind
        order.mode = takesValidRows ? .valid : .all
        order.isDryRun = isDryRun
        order.effectiveOn = day
        let visit = Visit(
            agency: site.agencies.standard, language: .en, caller: .stranger, origin: .commandLine,
            now: site.clock())
        let report = try await site.imports.take(
            bytes, named: fileName, as: found, order,
            for: site.request(
                for: visit, path: [:], of: found.plugin))
        return ImportSummary(report: report)
    }
}

/// What a command prints of an import.
public struct ImportSummary: Sendable {
    let report: ImportReport

    /// Whether nothing was taken because of wrong rows.
    public var isRefused: Bool { report.isRefused }

    public var lines: [String] {
        report.warnings.prefix(20).map { "warning: line \($0.line): \($0.message)" }
            + report.errors.prefix(100).map { "line \($0.line): \($0.message)" }
            + [
                "accepted \(report.accepted), unchanged \(report.unchanged), rejected "
                    + "\(report.rejected)\(report.isDryRun ? " (nothing was changed)" : "")"
            ]
    }
}
