import KazakhstanFormats
import PluginKit

extension Changes {
    static let feeds = [
        Feed("changes", title: "registry.changes.title", access: .public) { request, paging in
            try await list(ChangeQuery(), paging, from: request.database).map {
                entry($0, for: request)
            }
        }
    ]

    private static func entry(_ change: ListedChange, for request: Request) -> FeedEntry {
        FeedEntry(
            key: String(change.id), title: change.name, updated: change.at,
            path: "bodies/\(change.bodyId.text)",
            summary: request.text(
                Message(
                    "registry.changes.entry",
                    [
                        "kind": request.text(Message(change.kind.label)),
                        "day": change.day.words(in: request.language),
                    ])))
    }
}
