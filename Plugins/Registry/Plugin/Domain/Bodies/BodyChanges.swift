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
    /// Who has its functions from the next day on.
    var successorIds: [UUID] = []
    /// How they pass.
    var kind = BodyRelation.Kind.successor
    /// Under which body those beneath stand from the next day on.
    var childrenTo: UUID?
    /// Whether whoever has a role for the body gets it for its successors, too.
    var extendsRoles = false
    var basis: String?

    static let fields = Fields(
        "Closure", texts: "registry.closure", blank: Closure(),
        [
            Field("closedOn", \.closedOn, .required),
            Field("successorIds", \.successorIds, .count(0...50), .offered),
            Field("kind", \.kind),
            Field("childrenTo", \.childrenTo, .offered, .hint("registry.closure.childrenToHint")),
            Field("extendsRoles", \.extendsRoles, .hint("registry.closure.extendsRolesHint")),
            Field("basis", \.basis, .length(0...500)),
        ]
    ) { closure, problems in
        if closure.kind == .merged, Set(closure.successorIds).count != 1 {
            problems.append(.registry("/successorIds", "mergedIntoOne"))
        }
        if closure.extendsRoles, closure.successorIds.isEmpty {
            problems.append(.registry("/successorIds", "rolesForNobody"))
        }
    }
}
