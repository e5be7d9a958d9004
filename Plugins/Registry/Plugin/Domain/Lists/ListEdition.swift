import Foundation
import KazakhstanFormats
import PluginKit

/// A list of officials as it was published: numbered within its place, on a basis, by somebody. Its rows are
/// kept as they were.
struct ListEdition: Described, Identified {
    var id = UUID.blank
    var place = ListPlace.central
    var number = 1
    /// The order, letter or other ground on which it was published.
    var basis = ""
    /// Whose officials of which day it holds.
    var day = Day(daysSince2000: 0)
    var publishedAt = Date(timeIntervalSince1970: 0)
    /// What the one who published it was called then; told to those who may read designations.
    var author: String?
    var officials = 0
    var withheld = 0

    static let fields = Fields(
        "ListEdition", texts: "registry.listEdition", blank: ListEdition(),
        [
            Field("id", told: \.id), Field("place", told: \.place), Field("number", told: \.number),
            Field("basis", told: \.basis), Field("day", told: \.day),
            Field("publishedAt", told: \.publishedAt), Field("author", told: \.author),
            Field("officials", told: \.officials), Field("withheld", told: \.withheld),
        ])
}

/// What is said when a list is published.
struct ListPublication: Described {
    var basis = ""

    static let fields = Fields(
        "ListPublication", texts: "registry.listEdition", blank: ListPublication(),
        [
            Field(
                "basis", \.basis, .required, .length(1...500),
                .hint("registry.listEdition.basisHint"))
        ])
}
