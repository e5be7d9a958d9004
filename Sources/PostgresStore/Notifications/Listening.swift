import Synchronization

/// The listeners of one store and the channels they listen to, over one connection.
final class Listening: WireObserver {
    typealias Stream = AsyncStream<Notification>

    private struct Listener {
        var continuation: Stream.Continuation
        /// It was told that the channel is listened to.
        var isCurrent = false
    }

    private let channels = Mutex<[String: [Int: Listener]]>([:])
    private let nextID = Atomic(0)

    /// So many notifications wait for a slow listener; then it is told to read again.
    private static let bound = 1024

    /// Adds a listener; `send` sends LISTEN and UNLISTEN to the server.
    func stream(on channel: String, send: @escaping @Sendable (Statement) -> Void) -> Stream {
        Stream(bufferingPolicy: .bufferingNewest(Self.bound)) { continuation in
            let id = nextID.add(1, ordering: .relaxed).newValue
            continuation.onTermination = { [weak self] _ in
                self?.remove(id, from: channel, send: send)
            }
            channels.withLock {
                $0[channel, default: [:]][id] = Listener(continuation: continuation)
                send(listen(to: channel))
            }
        }
    }

    /// Sends UNLISTEN after the last listener, under the lock, so that the LISTEN of a new one
    /// cannot come before it.
    private func remove(
        _ id: Int, from channel: String, send: @Sendable (Statement) -> Void
    ) {
        channels.withLock { channels in
            channels[channel]?[id] = nil
            guard channels[channel]?.isEmpty == true else { return }
            channels[channel] = nil
            send(Self.command("UNLISTEN", channel))
        }
    }

    /// Ends all sequences.
    func finish() {
        let listeners = channels.withLock { $0.values.flatMap(\.values) }
        for listener in listeners { listener.continuation.finish() }
    }

    func connected() -> [Statement] {
        let names = channels.withLock { channels in
            for (channel, listeners) in channels {
                channels[channel] = listeners.mapValues { Listener(continuation: $0.continuation) }
            }
            return Array(channels.keys)
        }
        return names.map { listen(to: $0) }
    }

    private func listen(to channel: String) -> Statement {
        let statement = Self.command("LISTEN", channel)
        statement.onSuccess = { [weak self] in self?.tellCurrent(channel) }
        return statement
    }

    private static func command(_ verb: String, _ channel: String) -> Statement {
        let quoted =
            "\""
            + channel.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
        return Statement(
            "\(raw: verb) \(raw: quoted)", preamble: [], leavesWhenCancelled: true)
    }

    private func tellCurrent(_ channel: String) {
        channels.withLock { channels in
            for (id, listener) in channels[channel] ?? [:] where !listener.isCurrent {
                channels[channel]?[id]?.isCurrent = true
                listener.continuation.yield(.reconnected)
            }
        }
    }

    func received(channel: String, payload: String) {
        let listeners = channels.withLock { $0[channel] ?? [:] }
        for listener in listeners.values {
            let outcome = listener.continuation.yield(.message(channel: channel, payload: payload))
            if case .dropped = outcome { listener.continuation.yield(.reconnected) }
        }
    }
}
