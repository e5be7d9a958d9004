import Foundation
import KazakhstanFormats
import PluginKit

/// Where a list of officials was placed: a page of a site, since when, as noted by whom.
struct ListPlacement: Described, Identified {
    var id = UUID.blank
    var place = ListPlace.central
    var address = ""
    var placedOn = Day(daysSince2000: 0)
    /// The last day on which it stood there; nil while it does.
    var removedOn: Day?
    var notedAt = Date(timeIntervalSince1970: 0)
    /// What the one who noted it was called then.
    var author: String?

    static let fields = Fields(
        "ListPlacement", texts: "registry.listPlacement", blank: ListPlacement(),
        [
            Field("id", told: \.id), Field("place", told: \.place),
            Field(
                "address", \.address, .required, .length(1...500),
                .hint("registry.listPlacement.addressHint")),
            Field("placedOn", \.placedOn, .required), Field("removedOn", told: \.removedOn),
            Field("notedAt", told: \.notedAt), Field("author", told: \.author),
        ]
    ) { placement, problems in
        problems += FieldProblem.site(placement.address, at: "/address")
    }
}

/// What is said when a list is taken from a site.
struct ListRemoval: Described {
    var removedOn = Day(daysSince2000: 0)

    static let fields = Fields(
        "ListRemoval", texts: "registry.listPlacement", blank: ListRemoval(),
        [Field("removedOn", \.removedOn, .required)])
}

/// The address is noted already.
struct AlreadyPlaced: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.alreadyPlaced" }
}

/// The list was taken from the site already.
struct AlreadyRemoved: Refusal {
    let day: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.alreadyRemoved", ["day": day]) }
}
