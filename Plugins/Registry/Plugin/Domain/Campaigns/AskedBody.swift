import Foundation
import KazakhstanFormats
import PluginKit

/// A body that a campaign asks, and what became of it.
struct AskedBody: Described {
    var bodyId = UUID.blank
    var body = LocalizedText()
    var level = Level.central
    /// `central`, or the code of its region.
    var part = ListPlace.central
    var state = AskedState.chosen
    /// Where the last letter went.
    var sentTo: String?
    var lastAskedOn: Day?
    var letters = 0
    var answeredAt: Date?
    /// The body by whose link it was answered: itself, or one above it.
    var answeredBy: UUID?
    /// Why there is nobody.
    var reason: String?
    /// Whom the answer is about.
    var designationId: UUID?
    var designationState: Designation.State?
    /// Who stands in the registry: today, or on the day on which the campaign was closed.
    var official: LocalizedText?
    var bodyClosedOn: Day?
    /// How often it has answered: whoever answers anew has seen the answer before.
    var answers = 0

    static let fields = Fields(
        "AskedBody", texts: "registry.askedBody", blank: AskedBody(),
        [
            Field("bodyId", told: \.bodyId), Field("body", told: \.body),
            Field("level", told: \.level), Field("part", told: \.part),
            Field("state", told: \.state),
            Field("sentTo", told: \.sentTo, .data(.personal)),
            Field("lastAskedOn", told: \.lastAskedOn), Field("letters", told: \.letters),
            Field("answeredAt", told: \.answeredAt), Field("answeredBy", told: \.answeredBy),
            Field("reason", told: \.reason, .data(.personal)),
            Field("designationId", told: \.designationId),
            Field("designationState", told: \.designationState),
            Field("official", told: \.official, .data(.personal)),
            Field("bodyClosedOn", told: \.bodyClosedOn),
        ])
}

/// How a body of a campaign stands. A body that was closed is awaited no more.
enum AskedState: String, Choice {
    case chosen, awaited, noAddress, designated, unchanged, nobody, bodyClosed
    static let texts = "registry.askedState"
}

/// Which bodies of a campaign are asked for.
struct AskedQuery: Described {
    var state: AskedState?
    /// `central`, or the code of a region.
    var region: ListPlace?
    var q: String?
    /// Only those of which the public list shows an official today.
    var shown = false

    static let fields = Fields(
        "AskedQuery", texts: "registry.search", blank: AskedQuery(),
        [
            Field("state", \.state), Field("region", \.region), Field("q", \.q, .length(0...200)),
            Field("shown", \.shown, label: "registry.campaign.shown"),
        ])
}

/// The same for a file, which has no path that could name the campaign.
struct AskedExportQuery: Described {
    var campaign = UUID.blank
    var state: AskedState?
    var region: ListPlace?
    var q: String?
    var shown = false

    static let fields = Fields(
        "AskedExportQuery", texts: "registry.search", blank: AskedExportQuery(),
        [
            Field("campaign", \.campaign, .required), Field("state", \.state),
            Field("region", \.region), Field("q", \.q, .length(0...200)),
            Field("shown", \.shown, label: "registry.campaign.shown"),
        ])

    var asked: AskedQuery { AskedQuery(state: state, region: region, q: q, shown: shown) }
}

/// An address to which the link of a body goes, in one campaign.
struct AskedAddress: Described {
    var address = ""

    static let fields = Fields(
        "AskedAddress", texts: "registry.askedBody", blank: AskedAddress(),
        [Field("address", \.address, .required, .length(1...254), .data(.personal))]
    ) { given, problems in
        if MailAddress(given.address) == nil {
            problems.append(.registry("/address", "notAnEmail"))
        }
    }
}

/// A link as it is shown once to who hands it over.
struct HandedLink: Described {
    var bodyId = UUID.blank
    var link = ""

    static let fields = Fields(
        "HandedLink", texts: "registry.askedBody", blank: HandedLink(),
        [
            Field("bodyId", told: \.bodyId),
            Field("link", told: \.link, .data(.identifier)),
        ])
}
