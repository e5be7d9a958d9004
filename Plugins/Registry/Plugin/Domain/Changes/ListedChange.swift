import Foundation
import KazakhstanFormats
import PluginKit

/// What became of a state body, as the list of changes tells it.
struct ListedChange: Described {
    /// Counted up; a later change has a greater one.
    var id = 0
    /// When it was recorded.
    var at = Date(timeIntervalSince1970: 0)
    var kind = Kind.founding
    var bodyId = UUID.blank
    /// What the body is called by it.
    var name = LocalizedText()
    /// The day from which it holds; of a closing the last day of the body, of a vacancy the
    /// first one without an official.
    var day = Day(daysSince2000: 0)

    enum Kind: String, Choice {
        case founding, renaming, transfer, closing, vacancy
        static let texts = "registry.changeKind"
    }

    static let fields = Fields(
        "ListedChange", texts: "registry.change", blank: ListedChange(),
        [
            Field("id", told: \.id), Field("at", told: \.at), Field("kind", told: \.kind),
            Field("bodyId", told: \.bodyId), Field("name", told: \.name), Field("day", told: \.day),
        ])
}

/// Which changes are asked for.
struct ChangeQuery: Described {
    var bodyId: UUID?
    /// Only those after this one: what a program asks that keeps a list of its own.
    var after: Int?

    static let fields = Fields(
        "ChangeQuery", texts: "registry.change", blank: ChangeQuery(),
        [Field("bodyId", \.bodyId), Field("after", \.after)])
}
