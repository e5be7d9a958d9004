import Foundation
import KazakhstanFormats
import PluginKit

/// Which bodies a campaign is to ask, or not to ask any more: all that a group names and that expect an
/// official, and some by their ids. What names no group and no id means all.
struct CampaignChoice: Described {
    var level: Level?
    var region: KATOCode?
    /// A body, with all that is below it.
    var below: UUID?
    var bodies: [UUID] = []
    /// Whether they are taken out.
    var out = false

    static let fields = Fields(
        "CampaignChoice", texts: "registry.campaignChoice", blank: CampaignChoice(),
        [
            Field("level", \.level), Field("region", \.region, .offered),
            Field("below", \.below, .offered, .hint("registry.campaignChoice.belowHint")),
            Field("bodies", \.bodies, .count(0...5_000)),
            Field("out", \.out),
        ])

    /// Whether it names a group, or all.
    var isOfGroup: Bool { level != nil || region != nil || below != nil || bodies.isEmpty }
}

/// A choice of groups as a page sends it: with the revision that the page showed.
struct SeenChoice: Described {
    var level: Level?
    var region: KATOCode?
    var below: UUID?
    var out = false
    var revision = 0

    static let fields = Fields(
        "SeenChoice", texts: "registry.campaignChoice", blank: SeenChoice(),
        [
            Field("level", \.level), Field("region", \.region, .offered),
            Field("below", \.below, .offered, .hint("registry.campaignChoice.belowHint")),
            Field("out", \.out, .hidden),
            Field("revision", \.revision, .required, .hidden, label: "registry.stepTaken.revision"),
        ])

    var choice: CampaignChoice {
        CampaignChoice(level: level, region: region, below: below, out: out)
    }
}

/// The boxes of one part of the tree as a page sends it: those that are ticked are asked, the others of
/// the part are not.
struct TickedBodies: Described {
    var bodies: [UUID] = []
    /// A body that is chosen besides, or taken out, with all that is below it.
    var below: UUID?
    var without: UUID?
    var revision = 0

    static let fields = Fields(
        "TickedBodies", texts: "registry.campaignChoice", blank: TickedBodies(),
        [
            Field("bodies", \.bodies, .count(0...5_000)),
            Field("below", \.below, .hidden), Field("without", \.without, .hidden),
            Field("revision", \.revision, .required, .hidden, label: "registry.stepTaken.revision"),
        ])
}
