import Synchronization

/// The ways on which work is done at the same time: while something takes its time on one, the others go on.
final class Lanes: Sendable {
    static let limit = 2

    private let taken = Atomic(0)
    private let shares = Mutex<[String: Int]>([:])
    private let wasReachable = Atomic(true)

    /// Takes a lane; false where none is free.
    func enter() -> Bool {
        if taken.add(1, ordering: .relaxed).newValue <= Self.limit { return true }
        leave()
        return false
    }

    func leave() { taken.subtract(1, ordering: .relaxed) }

    /// How many lanes one kind of work may have: long ones of one kind must not keep out all others.
    private static let share = max(1, limit - 1)

    /// Begins work of a kind; false where that kind has its share already.
    func begin(_ kind: String) -> Bool {
        shares.withLock { shares in
            guard shares[kind, default: 0] < Self.share else { return false }
            shares[kind, default: 0] += 1
            return true
        }
    }

    func end(_ kind: String) { shares.withLock { $0[kind, default: 1] -= 1 } }

    /// The kinds that have their share.
    var full: Set<String> {
        shares.withLock { Set($0.filter { $0.value >= Self.share }.keys) }
    }

    /// Notes whether the database answers.
    /// - Returns: Whether that has changed.
    @discardableResult
    func note(isReachable: Bool) -> Bool {
        wasReachable.exchange(isReachable, ordering: .relaxed) != isReachable
    }
}
