import Synchronization

/// The ways on which work is done at the same time: while something takes its time on one, the others go on.
final class Lanes: Sendable {
    static let limit = 2

    private let taken = Atomic(0)
    private let wasReachable = Atomic(true)

    /// Takes a lane; false where none is free.
    func enter() -> Bool {
        if taken.add(1, ordering: .relaxed).newValue <= Self.limit { return true }
        leave()
        return false
    }

    func leave() { taken.subtract(1, ordering: .relaxed) }

    /// Notes whether the database answers.
    /// - Returns: Whether that has changed.
    @discardableResult
    func note(isReachable: Bool) -> Bool {
        wasReachable.exchange(isReachable, ordering: .relaxed) != isReachable
    }
}
