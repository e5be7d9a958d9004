/// Work that is done apart from any request: at times that are declared, or when it was asked for.
///
/// ```swift
/// .scheduled("publications.reminders", "publications.job.reminders", .daily(hour: 6)) { run in
///     try await run.request.change { change in … }
/// }
/// ```
///
/// Of however many hosts, one runs it. Where that host ends in the midst, another begins it anew, so what
/// it does must be harmless when it is done twice; each of its changes is whole or not at all. Throwing
/// means that it is tried again after a while that grows; what still fails then waits for an operator. It
/// must end when its task is cancelled: because its time is over, or because somebody said so.
public struct Job: Sendable {
    /// The plugin's id, a dot, and what is done. Under it the host remembers when it ran, so it must stay.
    public let name: String
    /// What it does, for people.
    public let title: TextKey
    /// When it is done by itself; nil for one that is only asked for.
    public let schedule: Schedule?
    /// After how long it is cancelled.
    public let limit: Duration
    public let work: @Sendable (JobRun, JSON) async throws -> Void

    /// Work that is done by itself. What came due while no host ran is done once, however often it came.
    public static func scheduled(
        _ name: String, _ title: TextKey, _ schedule: Schedule, within limit: Duration = .hour,
        _ work: @escaping @Sendable (JobRun) async throws -> Void
    ) -> Job {
        Job(name: name, title: title, schedule: schedule, limit: limit) { run, _ in
            try await work(run)
        }
    }

    /// Work that somebody asks for, with ``Change/ask(_:)``.
    public static func asked<Order: JobOrder>(
        _ order: Order.Type, _ title: TextKey, within limit: Duration = .hour,
        _ work: @escaping @Sendable (JobRun, Order) async throws -> Void
    ) -> Job {
        Job(name: Order.job, title: title, schedule: nil, limit: limit) { run, json in
            try await work(run, Order.fields.decode(json).record)
        }
    }
}

extension Duration {
    /// Sixty minutes.
    public static let hour = Duration.seconds(3_600)
}
