import KazakhstanFormats
import PluginKit

/// A region as a list of choices needs it.
struct Region: Described, Hashable {
    var code: KATOCode
    var name: LocalizedText

    static let fields = Fields(
        "Region", texts: "registry.places", blank: Region(code: .blank, name: LocalizedText()),
        [
            Field("code", told: \.code),
            Field("name", told: \.name),
        ])
}

/// A place that was found, told apart from its namesakes by where it lies.
struct Place: Described, Hashable {
    var code: KATOCode
    var name: LocalizedText
    /// Where it lies, the largest first: «Абай облысы, Абай ауданы, Құндызды а.о.».
    var path = LocalizedText()
    /// The name by which it was found, where it no longer bears it.
    var formerName: LocalizedText?

    static let fields = Fields(
        "Place", texts: "registry.places", blank: Place(code: .blank, name: LocalizedText()),
        [
            Field("code", told: \.code),
            Field("name", told: \.name),
            Field("path", told: \.path),
            Field("formerName", told: \.formerName),
        ])
}

/// A place that vanished from the classifier, for whoever confirms or refuses its closing.
struct ProposedClosing: Described, Hashable {
    var code: KATOCode
    var name: LocalizedText
    /// The last day on which an edition named it.
    var lastDay: Day

    static let fields = Fields(
        "ProposedClosing", texts: "registry.places",
        blank: ProposedClosing(
            code: .blank, name: LocalizedText(), lastDay: Day(daysSince2000: 0)),
        [
            Field("code", told: \.code),
            Field("name", told: \.name),
            Field("lastDay", told: \.lastDay),
        ])
}
