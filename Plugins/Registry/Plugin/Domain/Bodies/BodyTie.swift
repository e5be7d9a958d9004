import Foundation
import KazakhstanFormats
import PluginKit

/// Something that points to a body, and what becomes of it when the body is closed. Source: REG-1.
struct BodyTie: Described {
    var kind = Kind.child
    /// Of the other body, the designation, what is said of contacts, the campaign, the edition, the placement or
    /// the account.
    var id = UUID.blank
    /// What it is called: the body, the person, the campaign, the material, the address, the account.
    var name = LocalizedText()
    /// Of a role, which.
    var role: String?
    var since: Day?
    var fate = Fate.ends

    enum Kind: String, Choice {
        /// A body beneath.
        case child
        /// A designation that holds, or will.
        case designation
        /// A designation on its way.
        case draft
        /// A question to an official that waits for an answer.
        case contactQuery
        /// What an official said has changed, and nobody has seen to.
        case contactNote
        /// What a reader said is wrong, and nobody has answered.
        case contactReport
        /// A campaign for the area of the body that is not closed.
        case campaign
        /// The answer that an open campaign awaits of the body.
        case campaignAnswer
        /// An edition of a material that the body has not acknowledged.
        case material
        case relation
        /// A list on the site of the body.
        case placement
        /// A role that is given for the body.
        case role
        static let texts = "registry.tieKind"
    }

    enum Fate: String, Choice {
        /// It goes to the body that the closing names; without one the body cannot be closed.
        case moves
        case ends
        /// It stays, and tells what was.
        case stays
        /// Somebody must see to it.
        case waits
        /// It stays, and the successors can be given the same.
        case extends
        static let texts = "registry.tieFate"
    }

    static let fields = Fields(
        "BodyTie", texts: "registry.tie", blank: BodyTie(),
        [
            Field("kind", told: \.kind), Field("id", told: \.id), Field("name", told: \.name),
            Field("role", told: \.role), Field("since", told: \.since),
            Field("fate", told: \.fate),
        ])
}

extension BodyTie.Kind {
    var fate: BodyTie.Fate {
        switch self {
        case .child: .moves
        case .designation, .contactQuery, .campaignAnswer: .ends
        case .draft, .contactNote, .contactReport, .campaign, .placement: .waits
        case .relation, .material: .stays
        case .role: .extends
        }
    }
}
