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
        do {
            let export = try site.exports.kind(kind)
            let visit = Visit(
                agency: site.agencies.standard, language: .kk, caller: .system,
                origin: .commandLine,
                now: site.clock())
            let (json, _) = try QueryReading.strict(
                query, fields: ExportOrder.fields.descriptions + export.kind.query,
                takesPaging: false)
            let stream = try site.export(export, by: json, for: visit)
            try await stream.begin()
            return { try await stream.write(to: $0) }
        } catch let refusal as any Refusal {
            throw RefusedInWords(refusal, site.shell.texts)
        }
    }
}

/// A refusal as a command tells it, in English.
struct RefusedInWords: Error, CustomStringConvertible {
    let description: String

    init(_ refusal: any Refusal, _ texts: any Texts) {
        let problems = refusal.problems.map {
            "\($0.pointer.text.dropFirst()): \(texts.text($0.message, in: .en))"
        }
        description =
            problems.isEmpty
            ? texts.text(refusal.message, in: .en) : problems.joined(separator: "\n")
    }
}
