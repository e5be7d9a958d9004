import KazakhstanFormats
import PluginKit

/// The end of a hall's use.
struct Closure: Described {
    /// The last day on which the hall can be used.
    var lastDay = Day(daysSince2000: 0)

    static let fields = Fields(
        "Closure", texts: "halls.closure", blank: Closure(),
        [Field("lastDay", \.lastDay, .required)])
}
