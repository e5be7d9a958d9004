import Foundation
public import KazakhstanFormats
import PluginKit
import PostgresStore

/// What a command asks for of a file.
public struct ImportCommand: Sendable {
    public let kind: String
    public let takesValidRows: Bool
    public let isDryRun: Bool
    public let day: Day?
    public let supersedes: Bool

    public init(
        kind: String, takesValidRows: Bool, isDryRun: Bool, day: Day?, supersedes: Bool
    ) {
        self.kind = kind
        self.takesValidRows = takesValidRows
        self.isDryRun = isDryRun
        self.day = day
        self.supersedes = supersedes
    }

    var order: ImportOrder {
        var order = ImportOrder()
        order.kind = kind
        order.mode = takesValidRows ? .valid : .all
        (order.isDryRun, order.effectiveOn, order.supersedes) = (isDryRun, day, supersedes)
        return order
    }
}

extension AssembledHost {
    /// Takes in a file for a command: as the system, in the standard agency.
    public func take(
        _ bytes: [UInt8], named fileName: String, _ command: ImportCommand
    ) async throws -> ImportSummary {
        let kind = try site.imports.kind(command.kind)
        let visit = visit(as: .system)
        let record = try await ImportCounter(site: site, foreman: foreman).take(
            Upload(fileName: fileName, bytes: bytes), as: kind, command.order, for: visit)
        if let refused = record.refused { throw refused }
        guard let report = record.report else { throw ImportNotOver(import: record.id) }
        return ImportSummary(report: report)
    }
}

/// The import did not come to its end: its run says why.
struct ImportNotOver: Error, CustomStringConvertible {
    let `import`: UUID
    var description: String { "the import \(`import`.text) is not over: see the page of jobs" }
}

/// What a command prints of an import.
public struct ImportSummary: Sendable {
    let report: ImportReport

    /// Whether nothing was taken because of wrong rows.
    public var isRefused: Bool { report.isRefused }

    public var lines: [String] {
        report.warnings.prefix(20).map { "warning: \($0.place): \($0.message)" }
            + report.errors.prefix(100).map { "\($0.place): \($0.message)" }
            + [
                "accepted \(report.accepted), unchanged \(report.unchanged), rejected "
                    + "\(report.rejected)\(report.isDryRun ? " (nothing was changed)" : "")"
            ]
    }
}
