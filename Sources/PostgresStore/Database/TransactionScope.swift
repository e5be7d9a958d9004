import Synchronization

/// The extent of a transaction or savepoint on its wire: not begun, open, over.
final class TransactionScope: Sendable {
    /// The name of the savepoint; empty for the transaction itself.
    let name: String

    private let wire: Wire
    private let parent: TransactionScope?
    private let depth: Int
    private let phase: Mutex<Phase>

    private enum Phase {
        /// The commands that open the scope travel with its first statement.
        case fresh([SQL])
        case open
        case over
    }

    init(wire: Wire, opening: [SQL]) {
        self.wire = wire
        name = ""
        parent = nil
        depth = 0
        phase = Mutex(.fresh(opening))
    }

    private init(within parent: TransactionScope) {
        wire = parent.wire
        self.parent = parent
        depth = parent.depth + 1
        name = "s\(depth)"
        phase = Mutex(.fresh(["SAVEPOINT \(raw: "s\(depth)")"]))
    }

    func nested() throws -> TransactionScope {
        if case .over = phase.withLock({ $0 }) { throw TransactionOver() }
        return TransactionScope(within: self)
    }

    func run(_ sql: SQL) async throws -> ResultSet {
        try sql.checkSendable()
        let statement = Statement(sql, preamble: [], leavesWhenCancelled: false)
        return try await wire.wait(for: statement) { try send($0) }
    }

    /// Queues the statement together with what opens the scope. Both happen under the lock, so
    /// that no other statement comes between.
    private func send(_ statement: Statement) throws {
        try open { opening in
            statement.preamble = opening + statement.preamble
            wire.post(.statement(statement))
        }
    }

    /// Calls `send` with the commands that must go before; the scope is open afterwards.
    private func open(_ send: ([SQL]) throws -> Void) throws {
        try phase.withLock { phase in
            switch phase {
            case .over: throw TransactionOver()
            case .open: try send([])
            case .fresh(let opening):
                if let parent {
                    try parent.open { try send($0 + opening) }
                } else {
                    try send(opening)
                }
                phase = .open
            }
        }
    }

    /// Waits for exclusive work, as COPY, to be possible: the scope is open on the server.
    func ready() async throws -> Wire {
        _ = try await run("SELECT 1")
        return wire
    }

    /// Ends the scope by these commands, unless it was never opened on the server. The end is
    /// not cancelled with the task. Returns the tag of the last command, as `COMMIT`.
    @discardableResult
    func end(with commands: [SQL]) async throws -> String? {
        guard let last = commands.last else { return nil }
        let wasOpen = phase.withLock { phase in
            defer { phase = .over }
            if case .open = phase { return true }
            return false
        }
        guard wasOpen else { return nil }
        let statement = Statement(last, preamble: commands.dropLast(), leavesWhenCancelled: false)
        return try await withUnsafeThrowingContinuation { waiter in
            guard statement.queue(waiter) else { return }
            wire.post(.statement(statement))
        }.tag
    }
}
