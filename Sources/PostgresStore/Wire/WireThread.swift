import CLibpq
import Foundation
import Logging

/// The life of a wire's thread: connect, send what is queued, hand over what is answered.
final class WireThread {
    let wire: Wire
    var link: Link?
    var waiting = Fifo<Wire.Letter>()
    var inFlight = Fifo<Segment>()
    var exclusive: (any ExclusiveWork)?
    var exclusiveProgress = ExclusiveProgress.reading
    /// A request to cancel is on its way: nothing new may be sent that it could hit.
    var isCancelling = false
    /// The conversation has come where it cannot go on, so the connection is given up.
    var hasStrayed = false
    var answered: [(Statement, Result<ResultSet, any Error>)] = []

    private var letters: [Wire.Letter] = []
    private var backoff = Backoff()

    init(_ wire: Wire) {
        self.wire = wire
    }

    func run() {
        while collect() {
            if let link { converse(over: link) } else { connectOrWait() }
        }
        let error = wire.refusal
        fail(with: .init(sent: true), waiting: error)
        link = nil
        wire.isConnected = false
        for letter in wire.end() { letter.fail(error) }
    }

    /// A leased wire lives as long as its first connection.
    private var hasEnded = false

    private var hasWork: Bool {
        !waiting.isEmpty || !inFlight.isEmpty || exclusive != nil || isCancelling
    }

    /// Takes the letters; answers whether there is more to live for.
    private func collect() -> Bool {
        let closing = wire.collect(&letters)
        for letter in letters {
            switch letter {
            case .statement, .exclusive: waiting.append(letter)
            case .cancel(let statement): cancel(statement)
            case .cancelExclusive(let work): cancel(work)
            case .cancelSettled: isCancelling = false
            case .nudge: break
            }
        }
        letters.removeAll(keepingCapacity: true)
        switch closing {
        case .open: return !hasEnded
        case .whenIdle: return !hasEnded && hasWork
        case .atOnce: return false
        }
    }

    // MARK: Without a connection

    private func connectOrWait() {
        guard backoff.isOver else {
            let milliseconds = wire.fallAsleep() ? backoff.millisecondsLeft : 0
            wait(milliseconds: min(milliseconds, 50), socket: nil, events: 0)
            return expire()
        }
        do {
            let opened = try Link(wire.parameters)
            link = opened
            wire.isConnected = true
            if backoff.hasFailed { wire.logger.notice("connected to PostgreSQL again") }
            backoff = Backoff()
            for statement in wire.observer?.connected() ?? [] where statement.queue(nil) {
                waiting.prepend(.statement(statement))
            }
        } catch {
            if !backoff.hasFailed {
                wire.logger.warning(
                    "cannot connect to PostgreSQL", metadata: ["reason": "\(error.reason)"])
            }
            backoff.fail(because: error.reason)
            expire()
        }
    }

    /// Refuses what has waited for a connection for as long as is allowed. A leased wire ends
    /// then, since later statements rely on those that were refused.
    private func expire() {
        let limit = ContinuousClock.now - wire.waitTimeout
        let error = DatabaseUnavailable(reason: backoff.reason)
        waiting.keep { letter in
            guard letter.issued < limit else { return true }
            letter.fail(error)
            hasEnded = wire.kind == .leased
            return false
        }
    }

    // MARK: With a connection

    private func converse(over link: Link) {
        send(over: link)
        let hasUnsent = link.flush()
        let readsSocket = exclusive == nil || exclusiveProgress == .reading
        let events = (readsSocket ? POLLIN : 0) | (hasUnsent ? POLLOUT : 0)
        let isReadable = wait(
            milliseconds: wire.fallAsleep() ? -1 : 0, socket: link.socket, events: Int16(events))
        let isLost = isReadable && PQconsumeInput(link.connection) == 0
        receive(from: link)
        notify(from: link)
        for (statement, answer) in answered { statement.finish(answer) }
        answered.removeAll(keepingCapacity: true)
        if isLost || link.isBroken || hasStrayed { lose(link) }
    }

    /// Waits for the socket or a letter; answers whether the socket can be read.
    @discardableResult
    private func wait(milliseconds: Int32, socket: Int32?, events: Int16) -> Bool {
        withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { polled in
            polled[0] = pollfd(fd: wire.alarm.readEnd, events: Int16(POLLIN), revents: 0)
            polled[1] = pollfd(fd: events == 0 ? -1 : socket ?? -1, events: events, revents: 0)
            guard poll(polled.baseAddress, 2, milliseconds) > 0 else { return false }
            if polled[0].revents != 0 { wire.alarm.silence() }
            return polled[1].revents & ~Int16(POLLOUT) != 0
        }
    }

    func lose(_ link: Link) {
        wire.logger.warning(
            "lost the connection to PostgreSQL", metadata: ["reason": "\(link.lastMessage)"])
        backoff.fail(because: link.lastMessage)
        backoff.retryNow()
        self.link = nil
        hasStrayed = false
        wire.isConnected = false
        hasEnded = wire.kind == .leased
        fail(with: ConnectionLost(sent: true), waiting: nil)
    }

    private func fail(with lost: ConnectionLost, waiting error: (any Error)?) {
        while let segment = inFlight.popFirst() { segment.statement.finish(.failure(lost)) }
        exclusive?.fail(lost)
        exclusive = nil
        guard let error else { return }
        while let letter = waiting.popFirst() { letter.fail(error) }
    }
}

extension Wire.Letter {
    var issued: ContinuousClock.Instant {
        switch self {
        case .statement(let statement): statement.issued
        default: .now
        }
    }
}
