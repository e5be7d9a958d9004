import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore
import ServiceLifecycle

/// Hands published events to their handlers.
///
/// What a handler writes and the note that it has handled the event are one transaction. Several hosts
/// share the work: nobody takes what another has taken.
struct Courier: Service, CustomStringConvertible {
    let site: Site
    /// Said, since the group of services describes each; left to reflection it would describe the whole
    /// site, which takes as long as all else of a start.
    let description = "courier of events"
    private let subscribers: [String: Subscriptions.Subscriber]

    /// How many transactions at once.
    private static let lanes = 2
    private static let limit = Duration.seconds(30)
    /// How soon what another host has published, or what had to wait, is seen.
    private static let round = Duration.seconds(1)

    init(site: Site) {
        self.site = site
        subscribers = Subscriptions(of: site.plugins.serving).subscribers
    }

    func run() async throws {
        guard !subscribers.isEmpty else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await tick() }
                for await _ in site.outbox.bell.rings { await handOverAll() }
                group.cancelAll()
            }
        }
    }

    /// Rings once a round, whatever was committed here.
    private func tick() async {
        while !Task.isCancelled {
            site.outbox.ring()
            try? await Task.sleep(for: Self.round)
        }
    }

    /// Hands over whatever is due.
    func handOverAll() async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<Self.lanes {
                group.addTask {
                    do {
                        while try await handOverSome() > 0 { try Task.checkCancellation() }
                    } catch is CancellationError {
                    } catch {
                        site.logger.warning("events wait", metadata: ["fault": "\(error)"])
                    }
                }
            }
        }
    }

    /// - Returns: How many were due.
    private func handOverSome() async throws -> Int {
        var taken: [Delivery] = []
        do {
            return try await site.database.withTransaction { transaction in
                taken = try await Delivery.claim(
                    of: handlers, at: site.clock(), in: transaction)
                for delivery in taken { try await handle(delivery, in: transaction) }
                if !taken.isEmpty { try await Delivery.settle(taken, in: transaction) }
                return taken.count
            }
        } catch  where !error.isUnavailability && !taken.isEmpty && !Task.isCancelled {
            // One of them fails: each by itself, so that the others do not.
            for delivery in taken { try await handOver(delivery) }
            return taken.count
        }
    }

    private func handOver(_ delivery: Delivery) async throws {
        do {
            try await site.database.withTransaction { transaction in
                let held = try await Delivery.claim(
                    delivery.id, of: handlers, at: site.clock(), in: transaction)
                guard let held else { return }
                try await handle(held, in: transaction)
                try await Delivery.settle([held], in: transaction)
            }
        } catch  where !error.isUnavailability && !Task.isCancelled {
            site.logger.error(
                "a handler failed",
                metadata: [
                    "plugin": "\(delivery.plugin)", "handler": "\(delivery.handler)",
                    "request": "\(delivery.requestId)", "event": "\(delivery.event.id)",
                    "attempt": "\(delivery.attempts + 1)", "fault": "\(error)",
                ])
            try await delivery.postpone(
                because: String("\(error)".prefix(500)), at: site.clock(), in: site.database)
        }
    }

    private var handlers: [String] { Array(subscribers.keys) }

    private func handle(_ delivery: Delivery, in transaction: Transaction) async throws {
        guard let subscriber = subscribers[delivery.handler] else { return }
        let visit = Visit(
            agency: site.agencies.agency(delivery.agency), language: .kk, caller: .stranger,
            origin: Origin(address: nil, requestId: delivery.requestId), now: site.clock())
        let request = site.request(
            for: visit, path: [:], of: subscriber.plugin)
        let change = Change(transaction: transaction, request: request)
        try await Deadline.keep(Self.limit) {
            try await subscriber.handler.handle(delivery.event, change)
        }
    }
}

/// A time after which work is cancelled.
enum Deadline {
    /// - Throws: ``DeadlineMissed`` where the work was cancelled for having taken too long.
    static func keep<Result: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() ?? nil else {
                throw DeadlineMissed(limit: limit)
            }
            return result
        }
    }
}

/// Work that was cancelled because it took too long.
struct DeadlineMissed: Error, CustomStringConvertible {
    let limit: Duration
    var description: String { "it took longer than \(limit.components.seconds) s" }
}
