import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// What waits, what went and what did not, as the command `arna mail` shows it.
struct MailOverview: Sendable {
    /// From whom letters go; nil where none does.
    let from: MailAddress?
    let counts: [MailDesk.Count]
    let troubles: [MailDesk.Trouble]

    init(from: MailAddress?, in database: Database) async throws {
        self.from = from
        counts = try await MailDesk.counts(in: database)
        troubles = try await MailDesk.troubles(in: database)
    }

    var lines: [String] {
        (from == nil ? ["nothing is sent: mail.from is empty"] : [])
            + counts.map(\.line) + troubles.map(\.line)
    }

    var json: JSON {
        [
            "from": from.map { .string($0.text) } ?? .null,
            "letters": .array(counts.map(\.json)), "troubles": .array(troubles.map(\.json)),
        ]
    }
}

extension MailDesk.Count {
    fileprivate var line: String {
        let since = oldest.map { "  the oldest of \(LocalMoment($0).numeric)" } ?? ""
        return "\(kind)  waiting \(waiting)  sent \(sent)  stuck \(stuck)\(since)"
    }

    fileprivate var json: JSON {
        [
            "kind": .string(kind), "waiting": .number(String(waiting)),
            "sent": .number(String(sent)), "stuck": .number(String(stuck)),
            "oldest": .moment(oldest),
        ]
    }
}

extension MailDesk.Trouble {
    fileprivate var line: String {
        let due = dueAt.map { ", tried again \(LocalMoment($0).numeric)" } ?? ""
        return
            "    \(id)  \(kind)  \(state.rawValue)\(state == .waiting ? due : "")  asked for "
            + "\(LocalMoment(askedAt).numeric)  to \(recipient ?? "(erased)")"
            + (reason.map { ": \($0)" } ?? "")
    }

    fileprivate var json: JSON {
        [
            "id": .number(String(id)), "kind": .string(kind), "state": .string(state.rawValue),
            "messageId": .string(messageId.text),
            "recipient": recipient.map { .string($0) } ?? .null, "askedAt": .moment(askedAt),
            "until": .moment(until), "dueAt": .moment(dueAt),
            "reason": reason.map { .string($0) } ?? .null,
        ]
    }
}
