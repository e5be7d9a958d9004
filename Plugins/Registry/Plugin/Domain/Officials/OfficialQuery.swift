import KazakhstanFormats
import PluginKit

/// Which officials are asked for: the published ones whose designation holds on a day.
struct OfficialQuery: Described {
    var q: String?
    /// A region of the classifier; of another place, its region.
    var region: KATOCode?
    var level: Level?
    /// The list of a place.
    var place: ListPlace?
    /// By default today.
    var on: Day?

    static let fields = Fields(
        "OfficialQuery", texts: "registry.search", blank: OfficialQuery(),
        [
            Field("q", \.q, .length(0...200)), Field("region", \.region),
            Field("level", \.level), Field("place", \.place), Field("on", \.on),
        ])
}
