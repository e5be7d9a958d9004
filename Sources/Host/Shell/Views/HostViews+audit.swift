import Foundation
import KazakhstanFormats
import PluginKit

extension HostViews {
    /// The audit, newest first.
    func audit(_ listing: Listing<AuditRecord>, _ filter: AuditFilter, _ paging: Paging) -> View {
        View(
            "host/audit", title: "host.audit.title",
            [
                "rows": .list(listing.items.map(model)),
                "paging": .paging(listing.total, paging),
                "email": .optional(filter.email), "action": .optional(filter.action),
                "from": .optional(filter.from?.description),
                "to": .optional(filter.to?.description),
            ])
    }

    private func model(_ row: AuditRecord) -> Model {
        [
            "at": .text(LocalMoment(row.at).numeric), "action": .text(row.action),
            "did": .optional(did(row.action)), "account": .optional(row.email),
            "actingFor": .optional(
                row.actingFor.isEmpty
                    ? nil
                    : text(
                        Message(
                            "host.audit.actingFor",
                            ["accounts": row.actingFor.joined(separator: ", ")]))),
            "subject": .optional(row.subject?.text),
            "address": .optional(row.address), "requestId": .optional(row.requestId),
            "before": .optional(row.before), "after": .optional(row.after),
            "hasDetails": .flag(row.before != nil || row.after != nil),
        ]
    }

    /// What was done, in words: `publications.withdrawn` is told by `publications.audit.did.withdrawn`.
    private func did(_ action: String) -> String? {
        guard let dot = action.firstIndex(of: ".") else { return nil }
        let key = "\(action[..<dot]).audit.did\(action[dot...])"
        let words = text(Message(TextKey(key)))
        return words == key ? nil : words
    }
}
