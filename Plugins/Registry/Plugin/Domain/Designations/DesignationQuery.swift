import Foundation
import KazakhstanFormats
import PluginKit

/// Which designations are asked for. Without `on`, those of all times.
struct DesignationQuery: Described {
    var q: String?
    var bodyId: UUID?
    var kind: Designation.Kind?
    var published: Bool?
    var on: Day?
    var state: Designation.State?
    /// Only those whose next step the caller may take.
    var waiting: Bool?
    /// Only those of which something is to be mended.
    var gap: DesignationGap?

    static let fields = Fields(
        "DesignationQuery", texts: "registry.search", blank: DesignationQuery(),
        [
            Field("q", \.q, .length(0...200)),
            Field("bodyId", \.bodyId),
            Field("kind", \.kind),
            Field("published", \.published),
            Field("on", \.on),
            Field("state", \.state),
            Field("waiting", \.waiting),
            Field("gap", \.gap),
        ])

    /// Whether it leaves out no designation.
    var isOpen: Bool {
        q == nil && bodyId == nil && kind == nil && published == nil && on == nil && state == nil
            && waiting != true && gap == nil
    }
}

/// What a designation may lack.
enum DesignationGap: String, Choice {
    /// Kazakh, for the public list.
    case withheld
    case below, unknownRank, withoutOrder, withoutContacts
    /// Ends within a month.
    case expiring
    /// The official has not said for half a year that the public contacts are right.
    case unconfirmedContacts
    /// On the public list, and no letter that asks for a confirmation can reach the official.
    case withoutAddress
    static let texts = "registry.gap"
}
