import KazakhstanFormats
import PluginKit

/// What the commands of a terminal have in common.
extension AssembledHost {
    /// The visit of a command, in the standard agency.
    func visit(in language: Language = .en, as caller: Caller) -> Visit {
        Visit(
            agency: site.agencies.standard, language: language, caller: caller,
            origin: .commandLine, now: site.clock())
    }

    /// Does something about a thing that is named; in the audit as an act of the system.
    /// - Parameter missing: What is thrown where there is no such thing.
    func settle(
        orThrow missing: any Error, _ act: @Sendable (Change) async throws -> Void
    ) async throws {
        let request = site.request(for: visit(as: .stranger), path: [:], of: nil)
        do { try await request.change(act) } catch is Missing { throw missing }
    }

    /// An error as a terminal tells it: a refusal in English, with the fields that are wrong.
    public func told(_ error: any Error) -> any Error {
        (error as? any Refusal).map { RefusedInWords($0, site.shell.texts) } ?? error
    }
}

/// A refusal as a command tells it.
private struct RefusedInWords: Error, CustomStringConvertible {
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
