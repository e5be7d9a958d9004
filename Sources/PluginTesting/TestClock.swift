public import Foundation
import Synchronization

/// A clock that a test sets.
public final class TestClock: Sendable {
    private let time: Mutex<Date>

    /// Noon of 1 October 2026 in Almaty.
    public static let standard = Date(timeIntervalSince1970: 1_790_838_000)

    init(_ time: Date) { self.time = Mutex(time) }

    public var now: Date { time.withLock { $0 } }

    /// Moves the time forward.
    public func advance(by seconds: TimeInterval) {
        time.withLock { $0 += seconds }
    }
}
