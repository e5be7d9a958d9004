import Foundation
import KazakhstanFormats
import PluginKit

/// Which bodies are asked for.
struct BodyQuery: Described {
    var q: String?
    /// A region of the classifier; of another place, its region.
    var region: KATOCode?
    var level: Level?
    var kind: String?
    var parentId: UUID?
    /// The day of which is asked; by default today.
    var on: Day?

    static let fields = Fields(
        "BodyQuery", texts: "registry.search", blank: BodyQuery(),
        [
            Field("q", \.q, .length(0...200)),
            Field("region", \.region),
            Field("level", \.level),
            Field("kind", \.kind, .length(0...60)),
            Field("parentId", \.parentId),
            Field("on", \.on),
        ])

    /// Whether it leaves out no body.
    var isOpen: Bool {
        q == nil && region == nil && level == nil && kind == nil && parentId == nil
    }
}

/// A thing as it is on a day; by default today.
struct OnDay: Described {
    var on: Day?

    static let fields = Fields(
        "OnDay", texts: "registry.search", blank: OnDay(), [Field("on", \.on)])
}
