public import Logging
public import ServiceLifecycle

/// A PostgreSQL server and the connections to it, as a service.
///
/// The ``database`` can be used at once: connections are opened when they are needed and come
/// back by themselves when the server was away. `run()` only decides when they end, so a command
/// or a test needs no service group.
public final class Postgres: Service {
    public let configuration: Configuration
    private let pool: Pool

    public init(configuration: Configuration, logger: Logger) {
        self.configuration = configuration
        pool = Pool(configuration, logger: logger)
    }

    public var database: Database { Database(pool: pool, settings: []) }

    /// Waits for graceful shutdown, then lets work under way end within
    /// ``Configuration/drainTimeout``, and returns when the connections are closed.
    public func run() async throws {
        try? await gracefulShutdown()
        await drain()
    }

    private func drain() async {
        let (pool, limit) = (self.pool, configuration.drainTimeout)
        let wires = pool.close(.whenIdle)
        async let _: Void = {
            try await Task.sleep(for: limit)
            pool.close(.atOnce)
        }()
        for wire in wires { await wire.ended() }
    }

    /// Closes all connections at once and fails what is under way.
    public func shutdown() {
        pool.close(.atOnce)
    }

    public var status: Status { pool.status }

    /// What the connections are doing, for health and metrics.
    public struct Status: Sendable {
        /// Connections that are open.
        public var connected: Int
        /// Connections that a task has to itself.
        public var leased: Int
        /// Tasks that wait for one.
        public var waiting: Int
        /// Statements queued or on their way on the shared connections.
        public var underWay: Int
        /// Statements since the store was made.
        public var statements: Int
        /// How often a task had to wait for a connection of its own.
        public var leaseWaits: Int
        /// How often a statement or the wait for a connection failed: by the first two characters of the
        /// SQLSTATE, or as `lost`, `unavailable` or `exhausted`.
        public var failures: [String: Int]
    }
}
