import KazakhstanFormats
import PluginKit

/// A step of a ladder of posts, as the threshold counts them. Source: REG-3.
struct Rank: Described {
    /// `<ladder>.<word>`: `central.deputyDirector`.
    var code = ""
    var name = LocalizedText()
    /// Whether it is high enough for the level and kind asked for; nil where no rule says so.
    var meetsThreshold: Bool?

    static let fields = Fields(
        "Rank", texts: "registry.rank", blank: Rank(),
        [
            Field("code", told: \.code), Field("name", told: \.name),
            Field("meetsThreshold", told: \.meetsThreshold),
        ])
}

/// Which ranks are asked for.
struct RankQuery: Described {
    var level: Level?
    var kind: String?
    var on: Day?

    static let fields = Fields(
        "RankQuery", texts: "registry.search", blank: RankQuery(),
        [
            Field("level", \.level), Field("kind", \.kind, .length(0...60)), Field("on", \.on),
        ])
}
