extension Postgres {
    /// Where the database is, and how much of it is used.
    public struct Configuration: Sendable {
        /// The address as libpq takes it: `postgresql://user@host1,host2/base?sslmode=verify-full`
        /// or `host=/run/pg dbname=base`. Several hosts and TLS are as libpq has them.
        public var url: String

        /// Connections that multiplex short statements of many tasks.
        public var sharedConnections = 2

        /// At most so many connections leased to one task each, for transactions, COPY and reports.
        public var ownConnections = 8

        /// How long a task waits for a connection before it is told that there is none.
        public var waitTimeout = Duration.seconds(5)

        /// What a statement on a shared connection may take; zero is no limit.
        public var statementTimeout = Duration.seconds(10)

        /// How long one host may take to accept a connection; whole seconds, at least 2.
        public var connectTimeout = Duration.seconds(3)

        /// How long work under way may take to end when the service is shut down.
        public var drainTimeout = Duration.seconds(5)

        /// The name under which the server lists the connections.
        public var applicationName = "postgres-store"

        public init(url: String) {
            self.url = url
        }
    }
}

extension Duration {
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
