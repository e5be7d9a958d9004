import Logging

/// A bounded wait for another process, of which the kernel sends no word: asked at short intervals.
struct Patience<C: Clock<Duration>>: Sendable {
    let limit: Duration
    let clock: C
    let logger: Logger

    init(limit: Duration, clock: C = ContinuousClock(), logger: Logger) {
        self.limit = limit
        self.clock = clock
        self.logger = logger
    }

    /// Returns when `condition` holds, and says every five seconds that it does not yet.
    func until(_ awaited: String, _ condition: () throws -> Bool) async throws {
        let start = clock.now
        var nextWord = start.advanced(by: .seconds(5))
        while try !condition() {
            let now = clock.now
            guard start.duration(to: now) < limit else {
                throw OutOfPatience(awaited: awaited, limit: limit)
            }
            if now >= nextWord {
                logger.notice("Still waiting for \(awaited) …")
                nextWord = now.advanced(by: .seconds(5))
            }
            try await clock.sleep(for: .milliseconds(20))
        }
    }
}
