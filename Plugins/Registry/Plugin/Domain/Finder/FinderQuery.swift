import KazakhstanFormats
import PluginKit

/// Where somebody lives or works, and what they want to talk about.
struct FinderQuery: Described {
    var place = KATOCode.blank
    var topic: String?

    static let fields = Fields(
        "FinderQuery", texts: "registry.finder.query", blank: FinderQuery(),
        [
            Field("place", \.place, .required),
            Field("topic", \.topic, .length(0...200)),
        ])
}

/// The same on its way through the pages: what was typed, until a place is chosen.
struct FinderPageQuery: Described {
    var q: String?
    var place: KATOCode?
    var topic: String?

    static let fields = Fields(
        "FinderPageQuery", texts: "registry.finder.query", blank: FinderPageQuery(),
        [
            Field("q", \.q, .length(0...100)),
            Field("place", \.place),
            Field("topic", \.topic, .length(0...200)),
        ])
}
