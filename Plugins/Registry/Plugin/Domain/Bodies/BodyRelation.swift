import Foundation
import KazakhstanFormats
import PluginKit

/// That the functions of a body are with another one from a day on, all or some of them. Source: REG-1.
struct BodyRelation: Described, Identified {
    var id = UUID.blank
    var kind = Kind.successor
    /// Whose functions passed.
    var bodyId = UUID.blank
    /// What it was called on its last day with them.
    var body = LocalizedText()
    /// To whom.
    var otherId = UUID.blank
    /// What it was called on its first day with them.
    var other = LocalizedText()
    /// The first day on which they are with the other.
    var effectiveOn = Day(daysSince2000: 0)
    /// The act by which they passed.
    var basis: String?
    /// When it was taken back, since it had been entered by mistake.
    var withdrawnAt: Date?

    enum Kind: String, Choice {
        /// The other took over, alone or beside further ones; the body may live on.
        case successor
        /// The body went into the other whole.
        case merged
        static let texts = "registry.relationKind"
    }

    static let fields = Fields(
        "BodyRelation", texts: "registry.relation", blank: BodyRelation(),
        [
            Field("id", told: \.id), Field("kind", \.kind), Field("bodyId", told: \.bodyId),
            Field("body", told: \.body), Field("otherId", \.otherId, .required, .offered),
            Field("other", told: \.other), Field("effectiveOn", \.effectiveOn, .required),
            Field("basis", \.basis, .length(0...500)), Field("withdrawnAt", told: \.withdrawnAt),
        ])
}
