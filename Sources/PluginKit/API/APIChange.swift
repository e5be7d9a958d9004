public import KazakhstanFormats

/// What became of a place of a plugin's API: those who call it read so on the page of changes, in its feed and
/// in the description.
///
/// ```swift
/// APIChange(.added, .get, "publications/{id}", on: "2026-11-30", "publications.api.changes.one")
/// ```
///
/// What was promised at a release must not vanish without an entry: see the file `promises` of a plugin.
public struct APIChange: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// There is more than before; who calls need do nothing.
        case added
        /// What was promised is otherwise by now.
        case changed
        /// It is to be called no longer, and will be removed.
        case deprecated
        case removed
    }

    public let kind: Kind
    /// Nil for the whole API of the plugin.
    public let method: Endpoint.Method?
    /// As the endpoint has it, relative to `/api/v1/<plugin>/`; empty for the whole API.
    public let path: String
    public let day: Day
    /// One or two sentences to those who call it.
    public let text: TextKey

    /// - Precondition: The day is one: `2026-11-30`.
    public init(
        _ kind: Kind, _ method: Endpoint.Method? = nil, _ path: String = "", on day: String,
        _ text: TextKey
    ) {
        guard let day = try? Day(iso8601: day) else { preconditionFailure("\(day) is no day") }
        self.kind = kind
        self.method = method
        self.path = path
        self.day = day
        self.text = text
    }
}
