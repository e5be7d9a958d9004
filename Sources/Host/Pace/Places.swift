import Synchronization

/// Places for what takes a connection of the database for as long as a client needs, each free or taken.
final class Places: Sendable {
    private let free: Mutex<Int>

    init(free: Int) { self.free = Mutex(free) }

    /// Takes a place; false where none is free.
    func enter() -> Bool {
        free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
    }

    func leave() { free.withLock { $0 += 1 } }

    /// A place for as long as the answer is held that needs it; nil where none is free.
    func seat() -> Seat? { enter() ? Seat(of: self) : nil }

    /// A place that is taken, and free again when nobody holds it.
    final class Seat: Sendable {
        private let places: Places
        fileprivate init(of places: Places) { self.places = places }
        deinit { places.leave() }
    }
}
