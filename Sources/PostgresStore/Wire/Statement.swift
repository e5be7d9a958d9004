import Synchronization

/// A statement on its way, and the task that waits for its answer.
///
/// `@unchecked Sendable`: everything but `phase` is written before the statement is queued or by
/// the wire's thread alone, and who moves `phase` to `done` is the only one to use `waiter`.
final class Statement: @unchecked Sendable {
    enum Phase: UInt8, AtomicRepresentable {
        case fresh, queued, sent, done
    }

    typealias Waiter = UnsafeContinuation<ResultSet, any Error>

    let sql: SQL
    /// What is sent before the statement and belongs to it, as BEGIN or the session settings.
    var preamble: [SQL]
    /// Whether a cancelled task leaves at once, or only when the server has cancelled too.
    let leavesWhenCancelled: Bool
    /// Whether it was sent a second time because its preparation had become stale.
    var isSecondAttempt = false
    /// Whether its task was cancelled while it was on its way.
    var isToBeCancelled = false
    /// Called on the wire's thread when the server has done it.
    var onSuccess: (@Sendable () -> Void)?
    let issued = ContinuousClock.now

    private var waiter: Waiter?
    private let phase = Atomic(Phase.fresh)

    init(_ sql: SQL, preamble: [SQL], leavesWhenCancelled: Bool) {
        self.sql = sql
        self.preamble = preamble
        self.leavesWhenCancelled = leavesWhenCancelled
    }

    /// Takes the waiting task; `false` when it was cancelled before, and has been told so.
    func queue(_ waiter: Waiter?) -> Bool {
        self.waiter = waiter
        if move(from: .fresh, to: .queued) { return true }
        waiter?.resume(throwing: CancellationError())
        return false
    }

    /// `false` when the statement was withdrawn and must not be sent.
    func markSent() -> Bool { move(from: .queued, to: .sent) || isSecondAttempt }

    /// Hands over the answer, unless the task has left.
    func finish(_ answer: Result<ResultSet, any Error>) {
        guard phase.exchange(.done, ordering: .acquiringAndReleasing) != .done else { return }
        waiter?.resume(with: answer)
        waiter = nil
        if case .success = answer { onSuccess?() }
    }

    /// Withdraws what was not sent; answers whether the server must be asked to cancel.
    func cancel() -> Bool {
        if move(from: .fresh, to: .done) { return false }
        let leaves =
            move(from: .queued, to: .done)
            || leavesWhenCancelled && move(from: .sent, to: .done)
        if leaves { waiter?.resume(throwing: CancellationError()) }
        return !leaves && phase.load(ordering: .acquiring) == .sent
    }

    private func move(from old: Phase, to new: Phase) -> Bool {
        phase.compareExchange(
            expected: old, desired: new, ordering: .acquiringAndReleasing
        ).exchanged
    }
}
