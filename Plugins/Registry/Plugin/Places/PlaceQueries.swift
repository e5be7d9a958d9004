import KazakhstanFormats
import PluginKit

/// The day that a list is asked for; without one it is today.
struct DayQuery: Described {
    var on: Day?

    static let fields = Fields(
        "DayQuery", texts: "registry.places.query", blank: DayQuery(), [Field("on", \.on)])
}

/// What is typed into a field that asks for a place.
struct PlaceQuery: Described {
    var q: String?
    var parent: KATOCode?
    var on: Day?

    static let fields = Fields(
        "PlaceQuery", texts: "registry.places.query", blank: PlaceQuery(),
        [
            Field("q", \.q, .length(0...100)),
            Field("parent", \.parent),
            Field("on", \.on),
        ])
}
