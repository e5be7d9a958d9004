import Logging
import Synchronization

/// All connections of one store: those that are shared, and those that are leased for a scope.
final class Pool: Sendable {
    let configuration: Postgres.Configuration
    let logger: Logger
    let longLists = LongLists()

    private let tally: Tally
    private let sharedWires: [Wire]
    private let leases: Mutex<Leases>
    private let listening = Listening()
    private let listeningWire: Wire

    /// The wires that can be leased. Who waits is served in the order of coming.
    struct Leases {
        var idle: [Wire] = []
        var leased: [Wire] = []
        var waiting = Fifo<LeaseRequest>()
        var isClosed = false

        var open: Int { idle.count + leased.count }
    }

    init(_ configuration: Postgres.Configuration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        let tally = Tally()
        self.tally = tally
        let limit = configuration.statementTimeout.milliseconds
        let parameters = ConnectionParameters(
            configuration,
            // Planning anew takes longer than a short statement itself; see Database.plannedByValues.
            settings: [("plan_cache_mode", "force_generic_plan")]
                + (limit > 0 ? [("statement_timeout", String(limit))] : []))
        sharedWires = (0..<max(1, configuration.sharedConnections)).map { _ in
            Wire(
                .shared, parameters: parameters, waitTimeout: configuration.waitTimeout,
                logger: logger, tally: tally)
        }
        leases = Mutex(Leases())
        listeningWire = Wire(
            .shared, parameters: ConnectionParameters(configuration, settings: []),
            waitTimeout: configuration.waitTimeout, logger: logger, tally: tally,
            observer: listening)
    }

    deinit { close(.atOnce) }

    /// The shared wire that takes one more statement most willingly.
    func shared() -> Wire {
        var best = sharedWires[0]
        var reluctance = best.reluctance
        for wire in sharedWires.dropFirst() where reluctance > 0 {
            let other = wire.reluctance
            if other < reluctance { (best, reluctance) = (wire, other) }
        }
        return best
    }

    /// A wire of one's own, to be given to ``takeBack(_:)`` in the end.
    func lease() async throws -> Wire {
        let request = LeaseRequest()
        if let wire = try claim(for: request) { return wire }
        tally.countLeaseWait()
        let limit = configuration.waitTimeout
        async let _: Void = {
            try await Task.sleep(for: limit)
            request.fail(PoolExhausted(waited: limit))
        }()
        do { return try await request.wire() } catch {
            tally.count(error)
            throw error
        }
    }

    /// A wire at once, or `nil` after the request has been queued.
    private func claim(for request: LeaseRequest) throws -> Wire? {
        try leases.withLock { leases in
            guard !leases.isClosed else { throw DatabaseUnavailable.shutDown }
            leases.idle.removeAll(where: \.isEnded)
            if leases.idle.isEmpty, leases.open >= configuration.ownConnections {
                leases.waiting.append(request)
                return nil
            }
            let wire = leases.idle.popLast() ?? makeWire()
            leases.leased.append(wire)
            return wire
        }
    }

    private func makeWire() -> Wire {
        Wire(
            .leased, parameters: ConnectionParameters(configuration, settings: []),
            waitTimeout: configuration.waitTimeout, logger: logger, tally: tally)
    }

    /// Takes a wire whose work is done, and lends it, or a fresh one if it broke, to the next.
    func takeBack(_ wire: Wire) {
        let isGone = wire.isEnded || !wire.isConnected
        if isGone { wire.close(.atOnce) }
        let served: (LeaseRequest, Wire)? = leases.withLock { leases in
            leases.leased.removeAll { $0 === wire }
            guard !leases.isClosed else {
                wire.close(.atOnce)
                return nil
            }
            while let request = leases.waiting.popFirst() {
                guard request.claim() else { continue }
                let next = isGone ? makeWire() : wire
                leases.leased.append(next)
                return (request, next)
            }
            if !isGone { leases.idle.append(wire) }
            return nil
        }
        if let (request, wire) = served { request.serve(wire) }
    }

    /// Ends all wires, after their work or at once.
    @discardableResult
    func close(_ closing: Wire.Closing) -> [Wire] {
        let (own, refused) = leases.withLock { leases in
            leases.isClosed = true
            var refused: [LeaseRequest] = []
            while let request = leases.waiting.popFirst() { refused.append(request) }
            for wire in leases.idle { wire.close(closing) }
            return (leases.idle + leases.leased, refused)
        }
        for request in refused { request.fail(DatabaseUnavailable.shutDown) }
        listening.finish()
        listeningWire.close(.atOnce)
        for wire in sharedWires { wire.close(closing) }
        if closing == .atOnce { own.forEach { $0.close(closing) } }
        return sharedWires + own
    }

    func notifications(on channel: String) -> AsyncStream<Notification> {
        let wire = listeningWire
        return listening.stream(on: channel) { statement in
            if statement.queue(nil) { wire.post(.statement(statement)) }
        }
    }

    var status: Postgres.Status {
        leases.withLock { leases in
            let wires = sharedWires + leases.idle + leases.leased
            return Postgres.Status(
                connected: wires.count(where: \.isConnected), leased: leases.leased.count,
                waiting: leases.waiting.count, underWay: sharedWires.reduce(0) { $0 + $1.load },
                statements: tally.statements, leaseWaits: tally.leaseWaits,
                failures: tally.failures)
        }
    }
}
