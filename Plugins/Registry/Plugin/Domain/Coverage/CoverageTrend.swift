import KazakhstanFormats
import PluginKit

/// The coverage on the first day of each month, and on the day itself, as the records tell it now.
struct CoverageTrend: Described {
    var days: [CoverageDay] = []

    /// How many first days of months stand before the day.
    static let months = 12

    static let fields = Fields(
        "CoverageTrend", texts: "registry.coverage", blank: CoverageTrend(),
        [Field("days", told: \.days)])

    /// The first days of the months before a day, and the day, the earliest first.
    static func days(until day: Day) -> [Day] {
        var first = day.firstOfMonth
        var days: [Day] = first == day ? [] : [first]
        while days.count < months {
            first = first.adding(days: -1).firstOfMonth
            days.append(first)
        }
        return days.reversed() + [day]
    }
}

struct CoverageDay: Described {
    var on = Day(daysSince2000: 0)
    var figures = CoverageFigures()

    static let fields = Fields(
        "CoverageDay", texts: "registry.coverage", blank: CoverageDay(),
        [
            Field("on", told: \.on), Field("total", told: \.figures.total),
            Field("covered", told: \.figures.covered),
            Field("share", told: \.figures.share, .share),
        ])
}

extension Day {
    fileprivate var firstOfMonth: Day { adding(days: 1 - components.day) }
}
