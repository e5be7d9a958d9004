import Foundation
import KazakhstanFormats
import PluginKit

extension AssembledHost {
    /// Gives out records for a command: as the system, in the standard agency.
    /// - Parameters:
    ///   - kind: The name of the export.
    ///   - query: The parameters of its address: `format`, `language` and those of its list.
    public func export(
        _ kind: String, by query: [(name: String, value: String)],
        to write: ([UInt8]) async throws -> Void
    ) async throws {
        let export = try site.exports.kind(kind)
        let visit = Visit(
            agency: site.agencies.standard, language: .kk, caller: .system, origin: .commandLine,
            now: site.clock())
        let (json, _) = try QueryReading.strict(
            query, fields: ExportOrder.fields.descriptions + export.kind.query, takesPaging: false)
        try await site.export(export, by: json, for: visit).write(to: write)
    }
}
