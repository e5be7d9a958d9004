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
        try await settle(orThrow: NoSuchRun(id: id, wanted: "that failed")) {
            try await JobDesk.retry(id, in: $0)
        }
    }

    /// Asks to stop a run that has not ended; in the audit as an act of the system.
    public func cancelJob(_ id: UUID) async throws {
        try await settle(orThrow: NoSuchRun(id: id, wanted: "that has not ended")) {
            try await JobDesk.cancel(id, in: $0)
        }
    }

    private var jobs: JobOverview {
        get async throws {
            try await JobOverview(of: foreman.jobs, at: site.clock(), in: site.database)
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
