import Foundation
import Logging
import Synchronization

/// A connection as tasks see it: a mailbox, and a thread of its own that reads it.
///
/// The thread starts with the first letter, owns the libpq connection and is the only one to
/// touch it. While it is busy, letters gather and leave in one go.
final class Wire: Sendable {
    /// What becomes of a wire whose connection broke.
    enum Kind: Sendable {
        /// It connects again by itself, and statements wait for it.
        case shared
        /// Its session is gone, so it ends.
        case leased
    }

    enum Letter {
        case statement(Statement)
        case exclusive(any ExclusiveWork)
        /// The task of a sent statement was cancelled.
        case cancel(Statement)
        case cancelExclusive(any ExclusiveWork)
        /// The request to cancel has reached the server.
        case cancelSettled
        /// The exclusive work has something to do.
        case nudge
    }

    enum Closing: Int {
        case open, whenIdle, atOnce
    }

    private struct Mailbox {
        var letters: [Letter] = []
        var isStarted = false
        var isAsleep = false
        var closing = Closing.open
        var isEnded = false
        var mourners: [UnsafeContinuation<Void, Never>] = []
    }

    let kind: Kind
    let parameters: ConnectionParameters
    let waitTimeout: Duration
    let logger: Logger
    let tally: Tally
    let observer: (any WireObserver)?
    let alarm = Alarm()

    private let mailbox = Mutex(Mailbox())
    private let pending = Atomic(0)
    private let connected = Atomic(false)
    private let asleep = Atomic(true)

    init(
        _ kind: Kind, parameters: ConnectionParameters, waitTimeout: Duration, logger: Logger,
        tally: Tally, observer: (any WireObserver)? = nil
    ) {
        self.kind = kind
        self.parameters = parameters
        self.waitTimeout = waitTimeout
        self.logger = logger
        self.tally = tally
        self.observer = observer
    }

    /// How many statements are queued or on their way.
    var load: Int { pending.load(ordering: .relaxed) }

    /// What one more statement costs here, in statements: those before it, and the waking of a thread
    /// that waits, or the making of a connection, which takes at least as long as four short ones.
    var reluctance: Int { load + (asleep.load(ordering: .relaxed) || !isConnected ? 4 : 0) }

    var isConnected: Bool {
        get { connected.load(ordering: .acquiring) }
        set { connected.store(newValue, ordering: .releasing) }
    }

    /// Sends a statement and waits for its answer.
    func run(_ sql: SQL, preamble: [SQL] = []) async throws -> ResultSet {
        try sql.checkSendable()
        return try await wait(
            for: Statement(sql, preamble: preamble, leavesWhenCancelled: kind == .shared)
        ) { post(.statement($0)) }
    }

    /// Waits for the answer of a statement that `send` posts; `send` is not called when the task
    /// was cancelled before.
    func wait(
        for statement: Statement, send: (Statement) throws -> Void
    ) async throws -> ResultSet {
        pending.add(1, ordering: .relaxed)
        tally.countStatement()
        defer { pending.subtract(1, ordering: .relaxed) }
        do {
            return try await withTaskCancellationHandler {
                try await withUnsafeThrowingContinuation { waiter in
                    guard statement.queue(waiter) else { return }
                    do { try send(statement) } catch { statement.finish(.failure(error)) }
                }
            } onCancel: {
                if statement.cancel() { post(.cancel(statement)) }
            }
        } catch {
            tally.count(error)
            throw error
        }
    }

    func post(_ letter: Letter) {
        let (mustStart, mustRing, isRefused) = mailbox.withLock { box in
            if box.isEnded || box.closing == .atOnce { return (false, false, true) }
            box.letters.append(letter)
            defer { (box.isStarted, box.isAsleep) = (true, false) }
            asleep.store(false, ordering: .relaxed)
            return (!box.isStarted, box.isAsleep, false)
        }
        if isRefused {
            letter.fail(refusal)
        } else if mustStart {
            start()
        } else if mustRing {
            alarm.ring()
        }
    }

    /// What becomes of letters after the end.
    var refusal: any Error {
        kind == .leased ? ConnectionLost(sent: false) : DatabaseUnavailable.shutDown
    }

    private func start() {
        Thread.detachNewThread {
            WireThread(self).run()
        }
    }

    /// Ends the wire: after the work at hand, or at once, failing it.
    func close(_ closing: Closing) {
        let mustRing = mailbox.withLock { box in
            if closing.rawValue > box.closing.rawValue { box.closing = closing }
            if !box.isStarted { box.isEnded = true }
            defer { box.isAsleep = false }
            return box.isStarted && !box.isEnded
        }
        if mustRing { alarm.ring() }
    }

    /// Waits until the thread has ended.
    func ended() async {
        await withUnsafeContinuation { mourner in
            let isEnded = mailbox.withLock { box in
                if !box.isEnded { box.mourners.append(mourner) }
                return box.isEnded
            }
            if isEnded { mourner.resume() }
        }
    }

    var isEnded: Bool { mailbox.withLock(\.isEnded) }
}

/// The thread's side of the mailbox.
extension Wire {
    /// Exchanges the letters for an empty array, and tells whether the wire shall end.
    func collect(_ letters: inout [Letter]) -> Closing {
        mailbox.withLock { box in
            swap(&box.letters, &letters)
            box.isAsleep = false
            asleep.store(false, ordering: .relaxed)
            return box.closing
        }
    }

    /// Whether the thread may wait: there is no letter, and the next one will ring.
    func fallAsleep() -> Bool {
        mailbox.withLock { box in
            box.isAsleep = box.letters.isEmpty
            asleep.store(box.isAsleep, ordering: .relaxed)
            return box.isAsleep
        }
    }

    /// The last act of the thread: later letters are refused.
    func end() -> [Letter] {
        let (letters, mourners) = mailbox.withLock { box in
            box.isEnded = true
            defer { (box.letters, box.mourners) = ([], []) }
            return (box.letters, box.mourners)
        }
        mourners.forEach { $0.resume() }
        return letters
    }
}

extension Wire.Letter {
    /// Tells the sender that nothing will come of it.
    func fail(_ error: any Error) {
        switch self {
        case .statement(let statement): statement.finish(.failure(error))
        case .exclusive(let work): work.fail(error)
        case .cancel, .cancelExclusive, .cancelSettled, .nudge: break
        }
    }
}

extension DatabaseUnavailable {
    static let shutDown = DatabaseUnavailable(reason: "the store has been shut down")
}

/// Who is told of notifications, on the wire's thread.
protocol WireObserver: Sendable {
    /// A connection was made; answers what must be sent on it first.
    func connected() -> [Statement]
    func received(channel: String, payload: String)
}
