import Synchronization

/// Places for what takes a connection of the database for as long as a client needs, each free or taken.
final class Places: Sendable {
    private let free: Mutex<Int>

    init(free: Int) { self.free = Mutex(free) }

    /// Takes a place; nil where none is free.
    func seat() -> Seat? {
        let isTaken = free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
        return isTaken ? Seat(of: self) : nil
    }

    /// A place that is taken, and free again when nobody holds it.
    final class Seat: Sendable {
        private let places: Places
        fileprivate init(of places: Places) { self.places = places }
        deinit { places.free.withLock { $0 += 1 } }
    }
}
