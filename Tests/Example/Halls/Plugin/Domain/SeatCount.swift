import KazakhstanFormats
import PluginKit

/// How many seats there were on a day, for the yearly report.
struct SeatCount: Described {
    var day = Day(daysSince2000: 0)
    var halls = 0
    var seats = 0

    static let fields = Fields(
        "SeatCount", texts: "halls.seatCount", blank: SeatCount(),
        [
            Field("day", told: \.day), Field("halls", told: \.halls), Field("seats", told: \.seats),
        ])
}
