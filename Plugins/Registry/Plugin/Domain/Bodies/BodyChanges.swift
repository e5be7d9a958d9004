import Foundation
import KazakhstanFormats
import PluginKit

/// A body gets another name from a day on. A short name that is not given stays.
struct Renaming: Described {
    var name = LocalizedText()
    var shortName: LocalizedText?
    var effectiveOn = Day(daysSince2000: 0)
    /// The act by which it was renamed.
    var basis: String?

    static let fields = Fields(
        "Renaming", texts: "registry.renaming", blank: Renaming(),
        [
            Field("name", \.name, .required, .length(1...500)),
            Field("shortName", \.shortName, .length(0...200)),
            Field("effectiveOn", \.effectiveOn, .required),
            Field("basis", \.basis, .length(0...500)),
        ])
}

/// A body goes under another one or to another place from a day on. What is not given stays.
struct Transfer: Described {
    var parentId: UUID?
    var katoCode: KATOCode?
    var effectiveOn = Day(daysSince2000: 0)
    var basis: String?

    static let fields = Fields(
        "Transfer", texts: "registry.transfer", blank: Transfer(),
        [
            Field("parentId", \.parentId, .offered),
            Field("katoCode", \.katoCode, .hint("registry.body.katoCodeHint")),
            Field("effectiveOn", \.effectiveOn, .required),
            Field("basis", \.basis, .length(0...500)),
        ])
}

/// A body ends. `closedOn` is its last day.
struct Closure: Described {
    var closedOn = Day(daysSince2000: 0)
    var successorIds: [UUID] = []
    var basis: String?

    static let fields = Fields(
        "Closure", texts: "registry.closure", blank: Closure(),
        [
            Field("closedOn", \.closedOn, .required),
            Field("successorIds", \.successorIds, .count(0...50), .offered),
            Field("basis", \.basis, .length(0...500)),
        ])
}
