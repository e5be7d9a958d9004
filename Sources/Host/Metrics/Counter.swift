import Synchronization

/// Counts up, without a lock.
final class Counter: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .relaxed) }

    func add(_ more: Int = 1) { number.add(more, ordering: .relaxed) }
}
