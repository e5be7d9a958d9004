import Synchronization

/// What the connections of one store have done since it was made.
///
/// Statements are counted on the way of each, so without a lock; failures are rare and need one.
final class Tally: Sendable {
    private let sent = Atomic(0)
    private let waited = Atomic(0)
    private let failed = Mutex<[String: Int]>([:])

    var statements: Int { sent.load(ordering: .relaxed) }
    var leaseWaits: Int { waited.load(ordering: .relaxed) }
    var failures: [String: Int] { failed.withLock { $0 } }

    func countStatement() { sent.add(1, ordering: .relaxed) }

    func countLeaseWait() { waited.add(1, ordering: .relaxed) }

    /// Counts a failure by its class; what is none of the database's is passed over.
    func count(_ error: any Error) {
        guard let error = error as? any StoreError, let failure = error.failureClass else { return }
        failed.withLock { $0[failure, default: 0] += 1 }
    }
}

extension StoreError {
    /// The first two characters of the SQLSTATE, or a word where the server said nothing.
    fileprivate var failureClass: String? {
        switch self {
        case let error as PostgresError: String(error.sqlState.prefix(2))
        case is ConnectionLost: "lost"
        case is DatabaseUnavailable: "unavailable"
        case is PoolExhausted: "exhausted"
        default: nil
        }
    }
}
