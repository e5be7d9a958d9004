import Foundation

/// Whether letters leave the machine, as far as the last ones tell.
///
/// A letter that is not taken may be at fault itself, or the mail system may be away. Which of both it is
/// shows the next one: where it is taken, those before it are put off by themselves. Where several in a row
/// are not, all rest for a while, and then the first of all begins again, so that they go in their order.
/// After each rest one more is tried, so that some bad ones in front hold nobody up for ever.
struct MailRoute {
    /// Those of this round that were not taken, with none behind them that was.
    private var failed: [Int] = []
    private var rests = 0
    private var restsUntil = Date.distantPast
    /// Whether nobody knows what became of the last one.
    private var isStalled = false

    private static let longestRest = 600.0

    func isOpen(at now: Date) -> Bool {
        // A rest that is longer than any was noted by a clock that was wrong.
        now >= restsUntil || restsUntil > now.addingTimeInterval(Self.longestRest)
    }

    /// A letter was taken.
    /// - Returns: Those before it that were not.
    mutating func passed() -> [Int] {
        defer { failed = [] }
        rests = 0
        return failed
    }

    /// A letter was not taken.
    /// - Returns: Whether it is worth while to try another one.
    mutating func failed(_ letter: Int) -> Bool {
        failed.append(letter)
        return failed.count < rests + 2
    }

    /// Nobody knows what became of a letter: no other one shall share its fate at once.
    mutating func stalled() { isStalled = true }

    /// The round is over.
    mutating func end(at now: Date) {
        guard !failed.isEmpty || isStalled else { return }
        rests += 1
        restsUntil = now.addingTimeInterval(min(15 * pow(2, Double(rests)), Self.longestRest))
        failed = []
        isStalled = false
    }
}
