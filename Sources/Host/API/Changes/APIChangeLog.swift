import Foundation
import KazakhstanFormats
import PluginKit

/// What became of the API of the host and of every plugin that serves, the latest first.
struct APIChangeLog: Sendable {
    /// A change and whose it is.
    struct Entry: Sendable {
        /// Nil for what the host does for every plugin.
        let plugin: String?
        let change: APIChange

        /// `GET /api/v1/registry/bodies/{id}`; the first words of them where all of a plugin's are meant.
        var operation: String {
            let path = ["/api/v1", plugin ?? "", change.path].filter { !$0.isEmpty }
            let method = change.method.map { "\($0.rawValue.uppercased()) " } ?? ""
            return method + path.joined(separator: "/")
        }
    }

    let entries: [Entry]

    init(of plugins: [ServingPlugin]) {
        let all =
            Self.ofHost.map { Entry(plugin: nil, change: $0) }
            + plugins.flatMap { plugin in
                plugin.contributions.apiChanges.map { Entry(plugin: plugin.id, change: $0) }
            }
        // Of one day they stay in the order in which they are declared.
        entries = all.enumerated().sorted {
            ($1.element.change.day, $0.offset) < ($0.element.change.day, $1.offset)
        }.map(\.element)
    }

    /// What the host itself changed about all of it.
    private static let ofHost = [
        APIChange(.added, on: "2026-11-30", "host.api.changes.quotas"),
        APIChange(.added, on: "2026-11-30", "host.api.changes.log"),
    ]

    /// As the description tells it.
    func json(_ texts: any Texts) -> JSON {
        .array(
            entries.map { entry in
                let text = Language.allCases.map {
                    JSON.Member(
                        $0.rawValue, .string(texts.text(Message(entry.change.text), in: $0)))
                }
                return [
                    "date": .string(entry.change.day.iso8601),
                    "kind": .string(entry.change.kind.rawValue),
                    "plugin": entry.plugin.map { .string($0) } ?? .null,
                    "operation": .string(entry.operation), "text": .object(text),
                ]
            })
    }
}

extension APIChangeLog {
    /// The feed of it.
    static let feed = "api/changes"

    /// A page of the feed. An entry is known by all that it says but its words.
    func feedEntries(_ texts: any Texts, _ paging: Paging) -> Listing<FeedEntry> {
        let shown = entries.dropFirst(paging.offset).prefix(paging.perPage).map { entry in
            let change = entry.change
            func said(_ language: Language) -> String {
                "\(entry.operation) – \(texts.text(change.kind.label, in: language))"
            }
            return FeedEntry(
                key: "\(change.day) \(change.kind) \(entry.operation) \(change.text)",
                title: LocalizedText(kk: said(.kk), ru: said(.ru), en: said(.en)),
                updated: change.day.begin, path: Self.feed)
        }
        return Listing(items: Array(shown), total: .exact(entries.count))
    }
}

extension APIChange.Kind {
    var label: Message { Message(TextKey("host.api.kind.\(rawValue)")) }
}
