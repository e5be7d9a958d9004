import KazakhstanFormats
import PluginKit

/// An act that does not lead on from where the campaign stands.
struct CampaignOutOfTurn: Refusal {
    /// Where it stands, in the reader's language.
    let state: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.campaignOutOfTurn", ["state": state]) }
}

/// The opening of a campaign that asks nobody.
struct NobodyChosen: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.nobodyChosen" }
}

/// A campaign that would be due before it begins.
struct CampaignDuePast: Refusal {
    let day: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.campaignDuePast", ["day": day]) }
}

/// A letter or a link for a body that was closed meanwhile.
struct AskedBodyClosed: Refusal {
    /// Its last day.
    let day: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.askedBodyClosed", ["day": day]) }
}

/// A link of a campaign that can be answered no more; each says whom to ask.
enum CampaignLinkRefused: Refusal {
    case late(on: String, ask: String)
    case closed(on: String, ask: String)
    case bodyClosed(on: String, ask: String)
    /// The body is not beneath the one whose link it is, or not asked.
    case notBeneath

    var consequence: Consequence { .missing }

    var message: Message {
        switch self {
        case .late(let day, let contact):
            Message("registry.campaignLink.late", ["day": day, "contact": contact])
        case .closed(let day, let contact):
            Message("registry.campaignLink.closed", ["day": day, "contact": contact])
        case .bodyClosed(let day, let contact):
            Message("registry.campaignLink.bodyClosed", ["day": day, "contact": contact])
        case .notBeneath: "registry.campaignLink.notBeneath"
        }
    }
}

/// «Unchanged» of a body of which nobody stands in the registry.
struct NothingToConfirm: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.nothingToConfirm" }
}
