import Foundation
import KazakhstanFormats
import PluginKit

/// The list of officials of a place, without the officials: how long it is, and what became of it.
struct OfficialList: Described {
    var place = ListPlace.central
    var name = LocalizedText()
    /// How many it has on the day.
    var officials = 0
    /// How many are withheld from it for want of Kazakh.
    var withheld = 0
    /// The number of its latest edition, and when that was published.
    var edition: Int?
    var publishedAt: Date?
    /// Where it was placed last, as far as it still stands there.
    var address: String?
    var placedOn: Day?

    /// So many officials are told at once, as a table and on paper. A longer list is exported, which goes part
    /// by part.
    static let longestAtOnce = 5_000

    /// So many are told in a workbook. 20,000 took 67 MB of memory for a moment, and four are made at once.
    static let longestInWorkbook = 10_000

    static let fields = Fields(
        "OfficialList", texts: "registry.list", blank: OfficialList(),
        [
            Field("place", told: \.place), Field("name", told: \.name),
            Field("officials", told: \.officials), Field("withheld", told: \.withheld),
            Field("edition", told: \.edition), Field("publishedAt", told: \.publishedAt),
            Field("address", told: \.address), Field("placedOn", told: \.placedOn),
        ])
}

/// A list that is too long to be told at once.
struct ListTooLong: Refusal {
    var consequence: Consequence { .tooLarge }
    var message: Message { "registry.refusal.listTooLong" }
}

/// Which lists are asked for: those of the centre and the regions, or those of a region and its districts.
struct ListQuery: Described {
    var region: KATOCode?
    /// Only those that stand on a site, or on none.
    var placed: Bool?
    /// By default today.
    var on: Day?

    static let fields = Fields(
        "ListQuery", texts: "registry.search", blank: ListQuery(),
        [Field("region", \.region), Field("placed", \.placed), Field("on", \.on)])
}
