import KazakhstanFormats
import PluginKit

/// Asks for a count of the seats on a day.
struct SeatCounting: JobOrder {
    static let job = "halls.seatCounting"
    var day = Day(daysSince2000: 0)

    static let fields = Fields(
        "SeatCounting", texts: "halls.seatCounting", blank: SeatCounting(),
        [Field("day", \.day, .required)])
}

extension Job {
    static let seatCounting = Job.asked(SeatCounting.self, "halls.job.seatCounting") { run, order in
        try await run.request.change { try await SeatCount.count(order.day, in: $0) }
    }
}
