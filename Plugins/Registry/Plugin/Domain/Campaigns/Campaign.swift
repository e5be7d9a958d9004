import Foundation
import KazakhstanFormats
import PluginKit

/// The collecting of the list of officials from chosen bodies by a day. Source: REG-11.
struct Campaign: Described, Identified, Revised {
    var id = UUID.blank
    var title = LocalizedText()
    var note: LocalizedText?
    /// Whom the bodies turn to: a name and a telephone.
    var contact = ""
    /// Whose area it is for; nil for the whole agency.
    var unitId: UUID?
    /// The last day on which it can be answered.
    var dueOn = Day(daysSince2000: 0)
    var state = State.draft
    var openedOn: Day?
    var closedOn: Day?
    /// What the one who made it was called then.
    var author: String?
    /// The list that was published of its answers.
    var editionId: UUID?
    /// How the bodies stand that the caller may see.
    var asked = 0
    var answered = 0
    var awaited = 0
    var withoutAddress = 0
    var bodiesClosed = 0
    var revision = 1
    var isDemonstration = false

    enum State: String, Choice {
        case draft, open, closed
        static let texts = "registry.campaignState"
    }

    static let fields = Fields(
        "Campaign", texts: "registry.campaign", blank: Campaign(),
        [
            Field("id", told: \.id),
            Field("title", \.title, .required, .length(1...200)),
            Field("note", \.note, .lines, .length(0...2_000)),
            Field(
                "contact", \.contact, .required, .length(1...300), .data(.workContact),
                .hint("registry.campaign.contactHint")),
            Field("unitId", \.unitId, .offered, .hint("registry.campaign.unitIdHint")),
            Field("dueOn", \.dueOn, .required),
            Field("state", told: \.state), Field("openedOn", told: \.openedOn),
            Field("closedOn", told: \.closedOn), Field("author", told: \.author),
            Field("editionId", told: \.editionId),
            Field("asked", told: \.asked), Field("answered", told: \.answered),
            Field("awaited", told: \.awaited), Field("withoutAddress", told: \.withoutAddress),
            Field("bodiesClosed", told: \.bodiesClosed),
        ])
}

/// Which campaigns are asked for.
struct CampaignQuery: Described {
    var state: Campaign.State?

    static let fields = Fields(
        "CampaignQuery", texts: "registry.search", blank: CampaignQuery(),
        [Field("state", \.state)])
}

/// A later day by which the bodies may answer.
struct CampaignExtension: Described {
    var dueOn = Day(daysSince2000: 0)

    static let fields = Fields(
        "CampaignExtension", texts: "registry.campaign", blank: CampaignExtension(),
        [Field("dueOn", \.dueOn, .required)])
}

/// The publication of a list as a page of a campaign sends it: with the revision that the page showed.
struct SeenPublication: Described {
    var basis = ""
    var revision = 0

    static let fields = Fields(
        "SeenPublication", texts: "registry.listEdition", blank: SeenPublication(),
        [
            Field(
                "basis", \.basis, .required, .length(1...500),
                .hint("registry.listEdition.basisHint")),
            Field("revision", \.revision, .required, .hidden, label: "registry.stepTaken.revision"),
        ])
}

/// An extension as a page sends it: with the revision that the page showed.
struct SeenExtension: Described {
    var dueOn = Day(daysSince2000: 0)
    var revision = 0

    static let fields = Fields(
        "SeenExtension", texts: "registry.campaign", blank: SeenExtension(),
        [
            Field("dueOn", \.dueOn, .required),
            Field("revision", \.revision, .required, .hidden, label: "registry.stepTaken.revision"),
        ])
}
