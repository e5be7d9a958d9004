import PostgresStore

/// What the connections to the database do.
struct StoreFigures {
    let status: Postgres.Status
    let configuration: Postgres.Configuration

    init(_ store: Postgres) {
        status = store.status
        configuration = store.configuration
    }

    var families: [MetricFamily] {
        [
            MetricFamily(
                "arna_database_connections", .gauge,
                "Connections to the database, by what they are.",
                [
                    MetricSample(Double(status.connected), [("state", "open")]),
                    MetricSample(Double(status.leased), [("state", "leased")]),
                ]),
            MetricFamily(
                "arna_database_connections_limit", .gauge,
                "How many connections there may be: shared by short statements, and leased.",
                [
                    MetricSample(Double(configuration.sharedConnections), [("kind", "shared")]),
                    MetricSample(Double(configuration.ownConnections), [("kind", "leased")]),
                ]),
            MetricFamily(
                "arna_database_statements_in_flight", .gauge,
                "Statements queued or on their way on the shared connections.", status.underWay),
            MetricFamily(
                "arna_database_tasks_waiting", .gauge,
                "Tasks that wait for a connection of their own.", status.waiting),
            MetricFamily(
                "arna_database_statements_total", .counter, "Statements that were sent.",
                status.statements),
            MetricFamily(
                "arna_database_waits_total", .counter,
                "How often a task had to wait for a connection of its own.", status.leaseWaits),
            MetricFamily(
                "arna_database_errors_total", .counter,
                "Failures by class of SQLSTATE, or lost, unavailable or exhausted.",
                status.failures.sorted { $0.key < $1.key }.map {
                    MetricSample(Double($0.value), [("class", $0.key)])
                }),
        ]
    }
}
