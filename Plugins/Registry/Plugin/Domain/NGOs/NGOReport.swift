import KazakhstanFormats
import PluginKit

/// The information of a year that an organisation owes to the NGO Database, as that database tells of it.
/// Source: REG-9; law 142-II, art. 41 (5).
struct NGOReport: Described, Hashable {
    /// Of which it informs; it is due in the next.
    var year = 0
    var state = State.missing
    /// The day on which it was received.
    var on: Day?
    /// Whence this is known, and of which day.
    var source: String?

    enum State: String, Choice {
        case notDue, draft, onTime, late, missing
        static let texts = "registry.reportState"
    }

    static let fields = Fields(
        "NGOReport", texts: "registry.ngoReport", blank: NGOReport(),
        [
            Field("year", told: \.year), Field("state", told: \.state), Field("on", told: \.on),
            Field("source", told: \.source),
        ])
}

/// By when the information of a year is due; a dated rule.
struct ReportRule: Sendable {
    let validFrom: Day
    let dueMonth: Int
    let dueDay: Int
    let source: String

    /// The last day on which the information of a year is in time.
    func due(for year: Int) -> Day {
        // The table holds days that are in every year.
        (try? Day(year: year + 1, month: dueMonth, day: dueDay)) ?? Day(daysSince2000: 0)
    }

    /// Whether the information of a year fell due under it, where no later rule says the same.
    func holds(for year: Int) -> Bool { validFrom <= due(for: year) }

    /// How a year stands of which something was received on a day, or nothing until today.
    func state(of year: Int, receivedOn received: Day?, today: Day) -> NGOReport.State {
        guard let received else { return today <= due(for: year) ? .notDue : .missing }
        return received <= due(for: year) ? .onTime : .late
    }
}
