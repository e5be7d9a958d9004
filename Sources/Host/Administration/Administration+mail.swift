import Foundation
import PluginKit

/// Letters: how many wait and went, and what an operator does about those that did not.
extension Administration {
    var mailPages: [Page] {
        [
            .view("mail", .requires(.plugins), by: Nothing.self) { request, _, _ in
                async let counts = MailDesk.counts(in: request.database)
                let troubles = try await MailDesk.troubles(in: request.database)
                return views(request).mail(
                    try await counts, troubles, letters,
                    isSending: site.settings.mailFrom != nil)
            },
            .act("mail/{id}/resending", .requires(.plugins)) { request in
                try await request.change { try await MailDesk.sendAgain(letter($0), in: $0) }
                return Destination("mail", notice: "host.mail.isSentAgain")
            },
            .act("mail/{id}/cancellation", .requires(.plugins)) { request in
                try await request.change { try await MailDesk.cancel(letter($0), in: $0) }
                return Destination("mail", notice: "host.mail.isCancelled")
            },
        ]
    }

    /// What letters are called, by the names of their kinds.
    private var letters: [String: TextKey] {
        let kinds = site.plugins.serving.flatMap(\.contributions.letters)
        return Dictionary(kinds.map { ($0.name, $0.title) }) { first, _ in first }
    }

    private func letter(_ change: Change) throws(Missing) -> Int {
        guard let id = change.request.path["id"].flatMap(Int.init) else { throw Missing() }
        return id
    }
}
