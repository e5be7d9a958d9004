public import Foundation

extension Change {
    /// Tells that something happened, in this transaction: where that is undone, nothing has happened.
    ///
    /// The aggregate must be locked before, so that its events are published in their order.
    public func publish<E: Event>(_ event: E) async throws {
        try await request.outbox.keep(
            PublishedEvent(
                name: E.name, version: E.version, aggregate: event.aggregate,
                content: event.written.text),
            of: request, in: transaction)
        aftermath.publishes()
    }
}

/// An event on its way into the outbox.
public struct PublishedEvent: Sendable {
    public let name: String
    public let version: Int
    public let aggregate: UUID
    /// Its fields as JSON.
    public let content: String
}

/// Keeps events from their publication until all have handled them.
public protocol Outbox: Sendable {
    func keep(_ event: PublishedEvent, of request: Request, in transaction: Transaction)
        async throws

    /// Events were committed: those who hand them over need not wait for their next round.
    func ring()
}
