import Foundation
import KazakhstanFormats
import PluginKit

/// To which bodies an edition is sent: of those that expect an official, all or some.
struct MaterialSending: Described {
    var level: Level?
    var region: KATOCode?

    static let fields = Fields(
        "MaterialSending", texts: "registry.materialSending", blank: MaterialSending(),
        [Field("level", \.level), Field("region", \.region, .offered)])
}

/// Whether a body to which an edition was sent has acknowledged it.
struct Acknowledgement: Described {
    var bodyId = UUID.blank
    var body = LocalizedText()
    var region: KATOCode?
    var state = State.waiting
    /// How many letters were written.
    var letters = 0
    var lastSentOn: Day?
    var acknowledgedAt: Date?
    var acknowledgedBy: String?

    enum State: String, Choice {
        case acknowledged, waiting
        /// Neither the official nor the body has an e-mail.
        case unreachable
        case bodyClosed
        static let texts = "registry.acknowledgementState"
    }

    static let fields = Fields(
        "Acknowledgement", texts: "registry.acknowledgement", blank: Acknowledgement(),
        [
            Field("bodyId", told: \.bodyId), Field("body", told: \.body),
            Field("region", told: \.region), Field("state", told: \.state),
            Field("letters", told: \.letters), Field("lastSentOn", told: \.lastSentOn),
            Field("acknowledgedAt", told: \.acknowledgedAt),
            Field("acknowledgedBy", told: \.acknowledgedBy, .data(.personal)),
        ])

    /// For how many days a link can be used.
    static let days = 90
}

/// Which acknowledgements are asked for.
struct AcknowledgementQuery: Described {
    var state: Acknowledgement.State?
    var region: KATOCode?

    static let fields = Fields(
        "AcknowledgementQuery", texts: "registry.acknowledgement", blank: AcknowledgementQuery(),
        [Field("state", \.state), Field("region", \.region)])
}

/// How many bodies have acknowledged an edition.
struct AcknowledgementFigures: Described {
    var total = 0
    var acknowledged = 0
    var waiting = 0
    var unreachable = 0
    var bodiesClosed = 0

    static let fields = Fields(
        "AcknowledgementFigures", texts: "registry.acknowledgement",
        blank: AcknowledgementFigures(),
        [
            Field("total", told: \.total), Field("acknowledged", told: \.acknowledged),
            Field("waiting", told: \.waiting), Field("unreachable", told: \.unreachable),
            Field("bodiesClosed", told: \.bodiesClosed),
        ])
}

/// What one says who has read an edition.
struct Reading: Described {
    var name: String?

    static let fields = Fields(
        "Reading", texts: "registry.reading", blank: Reading(),
        [
            Field(
                "name", \.name, .length(0...200), .data(.personal),
                .hint("registry.reading.nameHint"))
        ])
}

extension ClientLimit {
    /// Many bodies of a region come by one address.
    static let readings = ClientLimit("registry.readings", 300, per: .hour)
}

/// A link of a letter that is too old.
struct ReadingLinkExpired: Refusal {
    let day: String
    var consequence: Consequence { .missing }
    var message: Message { Message("registry.reading.expired", ["day": day]) }
}
