import Foundation
import KazakhstanFormats
import PluginKit

extension Changes {
    static let pages: [Page] = [
        .view("changes", .public, by: ChangeQuery.self) { request, query, paging in
            let listing = try await list(query, paging, from: request.database)
            let drawing = Drawing(request: request)
            return View(
                "registry/changes", title: "registry.changes.title",
                [
                    "changes": .list(listing.items.map { drawing.row($0) }),
                    "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                    "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                ])
        }
    ]
}

extension Drawing {
    fileprivate func row(_ change: ListedChange) -> Model {
        [
            "recorded": day(LocalMoment(change.at).day), "bodyId": .text(change.bodyId.text),
            "name": localized(change.name), "kind": choice(change.kind), "day": day(change.day),
        ]
    }
}
