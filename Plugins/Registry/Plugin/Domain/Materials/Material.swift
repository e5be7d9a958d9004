import Foundation
import KazakhstanFormats
import PluginKit

/// A methodical material for officials, whatever its editions say. Source: REG-12.
struct Material: Described, Identified, Revised {
    var id = UUID.blank
    var kind = Kind.recommendation
    var title = LocalizedText()
    /// The one that is in force today; nil while none is.
    var inForce: Int?
    var revision = 1

    enum Kind: String, Choice {
        /// By which officials work: a designation follows the edition that it began with.
        case recommendation
        case orderTemplate, reportTemplate, other
        static let texts = "registry.materialKind"
    }

    static let fields = Fields(
        "Material", texts: "registry.material", blank: Material(),
        [
            Field("id", told: \.id), Field("kind", \.kind, .required),
            Field("title", \.title, .required, .length(1...300)),
            Field("inForce", told: \.inForce), Field("revision", told: \.revision),
        ]
    ) { material, problems in
        if material.title.kk.isBlank { problems.append(FieldProblem("/title/kk", "required")) }
    }
}

/// Which materials are asked for.
struct MaterialQuery: Described {
    var kind: Material.Kind?

    static let fields = Fields(
        "MaterialQuery", texts: "registry.material", blank: MaterialQuery(),
        [Field("kind", \.kind)])
}

/// An edition of a material: prepared with its files, then published and never changed again.
struct MaterialEdition: Described, Identified, Revised {
    var id = UUID.blank
    var materialId = UUID.blank
    var number = 1
    var inForceFrom = Day(daysSince2000: 0)
    /// What is new in it.
    var note: LocalizedText?
    var publishedAt: Date?
    var revision = 1

    static let fields = Fields(
        "MaterialEdition", texts: "registry.materialEdition", blank: MaterialEdition(),
        [
            Field("id", told: \.id), Field("materialId", told: \.materialId),
            Field("number", \.number, .required),
            Field(
                "inForceFrom", \.inForceFrom, .required,
                .hint("registry.materialEdition.inForceFromHint")),
            Field("note", \.note, .length(0...1_000), .lines),
            Field("publishedAt", told: \.publishedAt), Field("revision", told: \.revision),
        ]
    ) { edition, problems in
        if !(1...9_999).contains(edition.number) {
            problems.append(.registry("/number", "notAnEditionNumber"))
        }
    }

    /// Whether its publication leaves alone what was followed until now: it comes into force later than
    /// today, or before all that is in force by then.
    /// - Parameter others: The first days of the published editions of the material.
    func leavesAlone(_ others: [Day], on today: Day) -> Bool {
        inForceFrom > today || others.allSatisfy { $0 > inForceFrom }
    }
}

/// An edition that a designation follows, with the name of its material.
struct FollowedEdition: Described {
    var editionId = UUID.blank
    var title = LocalizedText()
    var number = 1
    var inForceFrom = Day(daysSince2000: 0)

    static let fields = Fields(
        "FollowedEdition", texts: "registry.materialEdition", blank: FollowedEdition(),
        [
            Field("editionId", told: \.editionId), Field("title", told: \.title),
            Field("number", told: \.number), Field("inForceFrom", told: \.inForceFrom),
        ])
}

/// A published edition is not changed any more.
struct EditionPublished: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.editionPublished" }
}

/// Only what anyone can read is sent.
struct EditionUnpublished: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.editionUnpublished" }
}

/// An edition is published with its text in Kazakh.
struct KazakhFileMissing: Refusal {
    var consequence: Consequence { .invalid }
    var message: Message { "registry.refusal.kazakhFileMissing" }
}

/// It would change what designations that began already follow.
struct EditionBackdated: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.editionBackdated" }
}
