import Foundation
import PluginKit

extension Schedule {
    /// The first time after a moment. Kazakhstan moves no clocks, so days and hours are all as long.
    func next(after moment: Date) -> Date {
        latest(by: moment).addingTimeInterval(period)
    }

    private var period: TimeInterval {
        switch self {
        case .hourly: 3_600
        case .daily: 86_400
        }
    }
}
