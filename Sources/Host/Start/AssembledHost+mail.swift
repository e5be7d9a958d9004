import Foundation
import PluginKit

/// Letters, as the command `arna mail` shows and settles them.
extension AssembledHost {
    /// How many letters wait and went, and below it those that were not sent when they were tried.
    public func mailLines() async throws -> [String] { try await mail.lines }

    /// The same as a JSON document.
    public func mailJSON() async throws -> String { try await mail.json.text }

    /// Has a letter that was not sent go again; in the audit as an act of the system.
    public func sendLetterAgain(_ id: Int) async throws {
        try await settle(orThrow: NoSuchLetter(id: id)) { try await MailDesk.sendAgain(id, in: $0) }
    }

    /// Has a letter never go; in the audit as an act of the system.
    public func cancelLetter(_ id: Int) async throws {
        try await settle(orThrow: NoSuchLetter(id: id)) { try await MailDesk.cancel(id, in: $0) }
    }

    private var mail: MailOverview {
        get async throws { try await MailOverview(from: site.settings.mailFrom, in: site.database) }
    }
}

/// An operator named a letter that is not there, has gone, or whose time is over.
struct NoSuchLetter: Error, CustomStringConvertible {
    let id: Int
    var description: String {
        "there is no letter \(id) that could go or be stopped: `arna mail` lists those that there are"
    }
}
