/// When to try to connect again: after 100 ms, then twice as long each time, at most 2 s.
struct Backoff {
    private(set) var hasFailed = false
    private(set) var reason = "it has not been connected yet"
    private var delay = Duration.milliseconds(100)
    private var next = ContinuousClock.now

    var isOver: Bool { ContinuousClock.now >= next }

    var millisecondsLeft: Int32 {
        Int32(clamping: max(1, (next - ContinuousClock.now).milliseconds + 1))
    }

    mutating func fail(because reason: String) {
        self.reason = reason
        hasFailed = true
        next = .now + delay
        delay = min(delay * 2, .seconds(2))
    }

    mutating func retryNow() {
        next = .now
    }
}
