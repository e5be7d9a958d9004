import Synchronization

/// A connection of one's own. Statements are pipelined when they are issued concurrently, and
/// each is a transaction unless BEGIN was sent.
public struct Connection: SQLExecuting {
    private let lease: Lease

    /// The time during which the connection is lent.
    private final class Lease: Sendable {
        let wire: Wire
        let isOver = Atomic(false)

        init(wire: Wire) { self.wire = wire }
    }

    init(wire: Wire) {
        lease = Lease(wire: wire)
    }

    var wire: Wire {
        get throws(ConnectionReturned) {
            guard !lease.isOver.load(ordering: .acquiring) else { throw ConnectionReturned() }
            return lease.wire
        }
    }

    public func query(_ sql: SQL) async throws -> [Row] {
        try await wire.run(sql).rows
    }

    @discardableResult
    public func execute(_ sql: SQL) async throws -> Int {
        try await wire.run(sql).affected
    }

    /// Sends a script of several statements without values. An error ends it.
    ///
    /// Without BEGIN in it, the script is one transaction.
    public func run(script: String) async throws {
        try await wire.run(Script(script))
    }

    /// Resets the session, and gives the connection back once that has been done.
    func giveBack(to pool: Pool) {
        guard !lease.isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
        let wire = lease.wire
        let reset = Script(Self.reset) { outcome in
            if case .failure = outcome { wire.close(.atOnce) }
            pool.takeBack(wire)
        }
        wire.post(.exclusive(reset))
    }

    /// What DISCARD ALL does, except that prepared statements stay.
    private static let reset = """
        ROLLBACK; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; CLOSE ALL; UNLISTEN *;
        SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES
        """
}
