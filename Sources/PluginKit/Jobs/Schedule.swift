public import Foundation
import KazakhstanFormats

/// Times at which something is done by itself, on the clocks of Kazakhstan.
public enum Schedule: Sendable, Hashable {
    /// Every hour, at a minute of it: 0–59.
    case hourly(minute: Int)
    /// Every day, at an hour and a minute.
    case daily(hour: Int, minute: Int = 0)

    /// The last time that is not after a moment.
    public func latest(by moment: Date) -> Date {
        let local = LocalMoment(moment)
        let passed = Double((local.hour * 60 + local.minute) * 60)
        // Whole minutes: the offset of Kazakhstan has been one of whole hours at all times of this system.
        let minute = (moment.timeIntervalSince1970 / 60).rounded(.down) * 60
        let midnight = Date(timeIntervalSince1970: minute - passed)
        switch self {
        case .hourly(let at):
            let thisHour = midnight.addingTimeInterval(Double((local.hour * 60 + at) * 60))
            return thisHour <= moment ? thisHour : thisHour.addingTimeInterval(-3_600)
        case .daily(let hour, let at):
            let today = midnight.addingTimeInterval(Double((hour * 60 + at) * 60))
            return today <= moment ? today : today.addingTimeInterval(-86_400)
        }
    }
}
