import Foundation
import KazakhstanFormats
import PluginKit

extension AssembledHost {
    /// Gives out records for a command: as the system, in the standard agency.
    /// - Parameters:
    ///   - kind: The name of the export.
    ///   - query: The parameters of its address: `format`, `language` and those of its list.
    /// - Returns: Writes the records, when it is called.
    public func export(
        _ kind: String, by query: [(name: String, value: String)]
    ) async throws -> (_ write: ([UInt8]) async throws -> Void) async throws -> Void {
        let stream = try await site.export(
            try site.exports.kind(kind), by: query, for: visit(in: .kk, as: .system))
        try await stream.begin()
        return { try await stream.write(to: $0) }
    }
}
