import Foundation
import KazakhstanFormats
import PluginKit

/// Events on their way, as the command `arna events` shows and settles them.
extension AssembledHost {
    /// Who is behind, and what failed.
    public func eventLines() async throws -> [String] {
        let backlogs = try await EventDesk.backlogs(in: site.database)
        let troubles = try await EventDesk.troubles(in: site.database)
        return backlogs.map(\.line) + troubles.map(\.line)
    }

    /// Has a handler asked again at once; in the audit as an act of the system.
    public func sendEventAgain(_ id: Int) async throws {
        try await settle(orThrow: NoSuchTrouble(id: id)) {
            try await EventDesk.sendAgain(id, in: $0)
        }
    }

    /// Lets a handler go on without an event; in the audit as an act of the system.
    public func passEventOver(_ id: Int) async throws {
        try await settle(orThrow: NoSuchTrouble(id: id)) {
            try await EventDesk.passOver(id, in: $0)
        }
    }
}

extension EventDesk.Backlog {
    fileprivate var line: String {
        let since = oldest.map { "  the oldest of \(LocalMoment($0).numeric)" } ?? ""
        return "\(handler)  \(event)  waiting \(waiting)  failed \(failed)\(since)"
    }
}

extension EventDesk.Trouble {
    fileprivate var line: String {
        let end = isGivenUp ? "given up" : "tried again by itself"
        return
            "    \(id)  \(handler)  \(event)  \(LocalMoment(at).numeric)  attempts \(attempts), \(end)"
            + (reason.map { ": \($0)" } ?? "")
    }
}

/// An operator named an event that is not on its way, or that has not failed.
struct NoSuchTrouble: Error, CustomStringConvertible {
    let id: Int
    var description: String {
        "there is no event \(id) that failed: `arna events` lists those that there are"
    }
}
