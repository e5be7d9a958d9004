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
    /// How long a handler may take.
    var limit = Duration.seconds(30)
    /// Said, since the group of services describes each; left to reflection it would describe the whole
    /// site, which takes as long as all else of a start.
    let description = "courier of events"
    private let lanes = Lanes()

    /// After so long a transaction takes no further event.
    private static let patience = Duration.seconds(2)

    init(site: Site) { self.site = site }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await site.outbox.bell.ringEachRound() }
                for await _ in site.outbox.bell.rings {
                    for _ in 0..<(await lanesNeeded()) where lanes.enter() {
                        group.addTask {
                            await handOverUntilDone()
                            lanes.leave()
                        }
                    }
                }
                group.cancelAll()
            }
        }
    }

    /// One short statement tells whether there is anything to do; more than one lane begins only where
    /// there is much.
    func lanesNeeded() async -> Int {
        guard !handlers.isEmpty else { return 0 }
        do {
            let due = try await Delivery.due(for: handlers, at: site.clock(), in: database)
            lanes.note(isReachable: true)
            return due == 0 ? 0 : due < 50 ? 1 : Lanes.limit
        } catch {
            tell(of: error)
            return 0
        }
    }

    /// Hands over whatever is due, in as many lanes as there may be.
    func handOverAll() async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<Lanes.limit { group.addTask { await handOverUntilDone() } }
        }
    }

    private func handOverUntilDone() async {
        do {
            while try await handOverNext() { try Task.checkCancellation() }
        } catch is CancellationError {
        } catch {
            tell(of: error)
        }
    }

    /// - Returns: Whether any was due.
    private func handOverNext() async throws -> Bool {
        if try await handOverSome() { return true }
        return try await handOverFailed()
    }

    private func handOverSome() async throws -> Bool {
        var taken: [Delivery] = []
        do {
            return try await site.database.withTransaction { transaction in
                taken = try await Delivery.claim(of: handlers, at: site.clock(), in: transaction)
                let handled = try await handle(taken, in: transaction)
                if !handled.isEmpty { try await Delivery.settle(handled, in: transaction) }
                return !handled.isEmpty
            }
        } catch  where !taken.isEmpty && !Task.isCancelled {
            // One of them fails: each by itself, so that the others do not.
            for delivery in taken { _ = try await handOver(delivery.id) }
            return true
        }
    }

    /// What has failed before, one by one: it must not take others with it again.
    private func handOverFailed() async throws -> Bool {
        let now = site.clock()
        var isProgress = false
        for id in try await Delivery.failedBefore(of: handlers, at: now, in: database) {
            if try await handOver(id) { isProgress = true }
        }
        return isProgress
    }

    /// A failure is noted before the event is let go of, or another lane would ask for it at once. What
    /// ended the transaction, as a handler that was left behind does, can be noted only after it.
    /// - Returns: Whether it could be taken. A failure of the database, too, is one of the handler's: where
    ///   the database is away, that cannot even be noted, and all stays as it is.
    private func handOver(_ id: Int) async throws -> Bool {
        var taken: Delivery?
        do {
            return try await database.withTransaction { transaction in
                taken = try await Delivery.claim(
                    id, of: handlers, at: site.clock(), in: transaction)
                guard let taken else { return false }
                do {
                    try await transaction.withSavepoint { try await handle(taken, in: $0) }
                } catch  where !(error is DeadlineMissed) && !Task.isCancelled {
                    try await postpone(taken, because: error, in: transaction)
                    return true
                }
                try await Delivery.settle([taken], in: transaction)
                return true
            }
        } catch {
            guard let taken, !Task.isCancelled else { throw error }
            try await postpone(taken, because: error, in: database)
            return true
        }
    }

    private func postpone(
        _ delivery: Delivery, because error: any Error, in database: some SQLExecuting
    ) async throws {
        site.logger.error(
            "a handler failed",
            metadata: [
                "plugin": "\(delivery.plugin)", "handler": "\(delivery.handler)",
                "request": "\(delivery.requestId)", "event": "\(delivery.eventId)",
                "attempt": "\(delivery.attempts + 1)", "fault": "\(error)",
            ])
        try await delivery.postpone(
            because: String("\(error)".prefix(500)), at: site.clock(), in: database)
    }

    /// Planned anew each time: what waits is nothing at one moment and much at the next, and a plan for
    /// nothing reads all for each.
    private var database: Database { site.database.plannedByValues }

    private var handlers: [String] { site.subscriptions.handlers }

    /// Handles them in their order until the patience is over.
    /// - Returns: Those that were handled.
    private func handle(
        _ deliveries: [Delivery], in transaction: Transaction
    ) async throws -> [Delivery] {
        let begun = ContinuousClock.now
        var handled: [Delivery] = []
        for delivery in deliveries {
            try await handle(delivery, in: transaction)
            handled.append(delivery)
            if ContinuousClock.now - begun > Self.patience { break }
        }
        return handled
    }

    private func handle(_ delivery: Delivery, in transaction: Transaction) async throws {
        let subscriber = try site.subscriptions.subscriber(for: delivery)
        let event = try delivery.event
        let visit = Visit(
            agency: site.agencies.agency(delivery.agency), language: .kk, caller: .system,
            origin: Origin(address: nil, requestId: delivery.requestId), now: site.clock())
        let request = site.request(for: visit, path: [:], of: subscriber.plugin)
        let change = Change(transaction: transaction, request: request)
        try await Deadline.leaveBehind(after: limit) {
            try await subscriber.handler.handle(event, change)
        }
    }

    /// Once for each time that the database goes away.
    private func tell(of error: any Error) {
        let hasChanged = lanes.note(isReachable: !error.isUnavailability)
        guard hasChanged || !error.isUnavailability else { return }
        site.logger.warning("events wait", metadata: ["fault": "\(error)"])
    }
}
