import Foundation
import KazakhstanFormats
import PluginKit

/// An organisation has another name since a day. A short name that is not given stays.
struct NGORenaming: Described {
    var name = LocalizedText()
    var shortName: LocalizedText?
    /// The first day of the new name; one to come is refused, since nobody has renamed it yet.
    var effectiveOn = Day(daysSince2000: 0)
    /// The decision by which it was renamed.
    var basis: String?

    static let fields = Fields(
        "NGORenaming", texts: "registry.renaming", blank: NGORenaming(),
        [
            Field("name", \.name, .required, .length(1...1_000)),
            Field("shortName", \.shortName, .length(0...300)),
            Field("effectiveOn", \.effectiveOn, .required),
            Field("basis", \.basis, .length(0...300)),
        ])
}
