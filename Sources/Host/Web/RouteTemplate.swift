import KazakhstanFormats

/// A route as it was declared: `/api/v1/publications/list/{id}`. It names no person and no record, so it is
/// fit for log and metrics.
struct RouteTemplate {
    let path: String?

    init(_ path: String?) { self.path = path }

    /// What a log says; of a path that no route takes nothing is repeated.
    var text: String { path ?? "unmatched" }

    /// The plugin that the route belongs to: its id is the first word below `/api/v1` or the language.
    func plugin(among plugins: [ServingPlugin]) -> String? {
        let words = (path ?? "").split(separator: "/")
        let id: Substring? =
            switch words.first {
            case "api" where words.count > 2: words[2]
            case let first? where Language(rawValue: String(first)) != nil: words.dropFirst().first
            default: nil
            }
        return plugins.first { $0.id == id ?? "" }?.id
    }
}
