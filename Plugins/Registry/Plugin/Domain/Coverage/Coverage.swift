import Foundation
import KazakhstanFormats
import PluginKit

/// How many of the bodies that expect an official have one on a day. Source: REG-4.
///
/// A body is covered by a primary or acting designation that is confirmed or published, holds on the day
/// and was not entered by mistake. The recommendations are advisory: a share is no verdict.
struct Coverage: Described {
    var on = Day(daysSince2000: 0)
    var figures = CoverageFigures()
    var byLevel: [LevelCoverage] = []
    var byRegion: [RegionCoverage] = []
    var without = UncoveredPage()

    static let fields = Fields(
        "Coverage", texts: "registry.coverage", blank: Coverage(),
        [
            Field("on", told: \.on),
            Field("total", told: \.figures.total), Field("covered", told: \.figures.covered),
            Field("share", told: \.figures.share, .share),
            Field("published", told: \.figures.published),
            Field("actingOnly", told: \.figures.actingOnly),
            Field("below", told: \.figures.below),
            Field("unknownRank", told: \.figures.unknownRank),
            Field("withoutOrder", told: \.figures.withoutOrder),
            Field("withoutContacts", told: \.figures.withoutContacts),
            Field("unconfirmedContacts", told: \.figures.unconfirmedContacts),
            Field("noKazakh", told: \.figures.noKazakh),
            Field("byLevel", told: \.byLevel), Field("byRegion", told: \.byRegion),
            Field("without", told: \.without),
        ])
}

/// The figures of some bodies.
struct CoverageFigures: Sendable, Hashable {
    /// Bodies that expect an official.
    var total = 0
    /// Those of them that have one; the figures below are of these.
    var covered = 0
    /// On the public list.
    var published = 0
    /// By an acting official.
    var actingOnly = 0
    /// With a rank below the threshold.
    var below = 0
    /// With a rank that cannot be judged.
    var unknownRank = 0
    /// Without the number of an order, assignment or letter.
    var withoutOrder = 0
    /// Without a public contact.
    var withoutContacts = 0
    /// With public contacts that the official has not confirmed for half a year.
    var unconfirmedContacts = 0
    /// Withheld from the public list for want of Kazakh.
    var noKazakh = 0

    /// From 0 to 1; nil where no body expects an official.
    var share: Double? { total == 0 ? nil : Double(covered) / Double(total) }
}

struct LevelCoverage: Described {
    var level = Level.central
    var figures = CoverageFigures()

    static let fields = Fields(
        "LevelCoverage", texts: "registry.coverage", blank: LevelCoverage(),
        [
            Field("level", told: \.level), Field("total", told: \.figures.total),
            Field("covered", told: \.figures.covered),
            Field("share", told: \.figures.share, .share),
        ])
}

struct RegionCoverage: Described {
    /// Nil for bodies without a place.
    var region: KATOCode?
    var name: LocalizedText?
    var figures = CoverageFigures()

    static let fields = Fields(
        "RegionCoverage", texts: "registry.coverage", blank: RegionCoverage(),
        [
            Field("region", told: \.region), Field("name", told: \.name),
            Field("total", told: \.figures.total), Field("covered", told: \.figures.covered),
            Field("share", told: \.figures.share, .share),
        ])
}

/// A page of the bodies that have no official.
struct UncoveredPage: Described {
    var items: [UncoveredBody] = []
    var total = 0
    var page = 1

    static let fields = Fields(
        "UncoveredPage", texts: "registry.coverage", blank: UncoveredPage(),
        [
            Field("items", told: \.items), Field("total", told: \.total),
            Field("page", told: \.page),
        ])
}

/// A body that has no official.
struct UncoveredBody: Described, Hashable {
    var id = UUID.blank
    var name = LocalizedText()
    var level = Level.central
    var kind = ""
    var katoCode: KATOCode?
    /// The first day without an official.
    var since: Day?

    static let fields = Fields(
        "UncoveredBody", texts: "registry.body", blank: UncoveredBody(),
        [
            Field("id", told: \.id), Field("name", told: \.name), Field("level", told: \.level),
            Field("kind", told: \.kind), Field("katoCode", told: \.katoCode),
            Field("since", told: \.since),
        ])
}
