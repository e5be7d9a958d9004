/// The notifications of a channel, for one listener, until the store is shut down.
public struct Notifications: AsyncSequence, Sendable {
    let stream: AsyncStream<Notification>

    public func makeAsyncIterator() -> Iterator {
        Iterator(stream: stream.makeAsyncIterator())
    }

    public struct Iterator: AsyncIteratorProtocol {
        var stream: AsyncStream<Notification>.Iterator

        /// The next notification; `nil` when the store was shut down or the task cancelled.
        public mutating func next() async -> Notification? {
            await stream.next()
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> Notification? {
            await stream.next(isolation: actor)
        }
    }
}

extension Database {
    /// What is sent to a channel with NOTIFY, for as long as the sequence is kept.
    ///
    /// The sequence outlives lost connections; ``Notification/reconnected`` says when to read
    /// again. Each sequence is for one listener.
    public func notifications(on channel: String) -> Notifications {
        Notifications(stream: pool.notifications(on: channel))
    }
}
