public import Foundation
import KazakhstanFormats
import PluginKit

/// Jobs, as the command `arna jobs` shows and settles them.
extension AssembledHost {
    /// What is done by itself, and below it what waits, runs or failed.
    public func jobLines() async throws -> [String] { try await jobs.lines }

    /// The same as a JSON document.
    public func jobJSON() async throws -> String { try await jobs.json.text }

    /// Has a run that failed done again by whichever host runs; in the audit as an act of the system.
    public func doJobAgain(_ id: UUID) async throws {
        try await settle(id, "that failed") { try await JobDesk.retry(id, in: $0) }
    }

    /// Asks to stop a run that has not ended; in the audit as an act of the system.
    public func cancelJob(_ id: UUID) async throws {
        try await settle(id, "that has not ended") { try await JobDesk.cancel(id, in: $0) }
    }

    private var jobs: JobOverview {
        get async throws {
            try await JobOverview(of: foreman.jobs, at: site.clock(), in: site.database)
        }
    }

    private func settle(
        _ id: UUID, _ wanted: String, _ act: @Sendable (Change) async throws -> Void
    ) async throws {
        let visit = Visit(
            agency: site.agencies.standard, language: .en, caller: .stranger, origin: .commandLine,
            now: site.clock())
        do {
            try await site.request(for: visit, path: [:], of: nil).change(act)
        } catch is Missing {
            throw NoSuchRun(id: id, wanted: wanted)
        }
    }
}

/// An operator named a run that is not there, or not in the state to be settled so.
struct NoSuchRun: Error, CustomStringConvertible {
    let id: UUID
    let wanted: String
    var description: String {
        "there is no run \(id.text) \(wanted): `arna jobs` lists those that there are"
    }
}
