public import Foundation
public import KazakhstanFormats

/// A feed that readers of news subscribe to: Atom, RFC 4287, in each language at
/// `/<language>/<plugin>/<path>.atom`.
///
/// ```swift
/// Feed("withdrawals", title: "publications.withdrawals.title", access: .public) { request, paging in
///     try await Withdrawals.list(paging, in: request.database).map { $0.entry(for: request) }
/// }
/// ```
///
/// The page of the same path is what the feed tells of; browsers find the feed from there.
public struct Feed: Sendable {
    /// Relative to the plugin, without ending: `withdrawals`. The page of this path must exist.
    public let path: String
    public let title: TextKey
    public let access: Access
    /// A page of the entries, the latest first.
    public let entries: @Sendable (Request, Paging) async throws -> Listing<FeedEntry>

    public init(
        _ path: String, title: TextKey, access: Access,
        entries: @escaping @Sendable (Request, Paging) async throws -> Listing<FeedEntry>
    ) {
        self.path = path
        self.title = title
        self.access = access
        self.entries = entries
    }
}

/// One thing that a feed tells.
public struct FeedEntry: Sendable {
    /// Tells it from all others of its feed, for ever; from it the host makes the id of the entry.
    public let key: String
    public let title: LocalizedText
    /// When it was told, or last changed what it says.
    public let updated: Date
    /// The page that it leads to, relative to the plugin: `list/7`.
    public let path: String
    /// In the language of the request.
    public let summary: String?
    /// Who tells it; the agency where nobody is named.
    public let author: String?

    public init(
        key: String, title: LocalizedText, updated: Date, path: String, summary: String? = nil,
        author: String? = nil
    ) {
        self.key = key
        self.title = title
        self.updated = updated
        self.path = path
        self.summary = summary
        self.author = author
    }
}
