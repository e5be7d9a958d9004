import Synchronization

/// A time after which work is cancelled.
enum Deadline {
    /// Cancels work that takes too long, and waits for its end.
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

    /// Cancels work that takes too long, and leaves it behind where it does not end.
    ///
    /// Work that ignores its cancellation goes on by itself, so it must reach nothing that is not there for
    /// it any longer: a task group would wait for it, perhaps for ever.
    /// - Parameter grace: How long work that was cancelled, here or from outside, may take to end.
    /// - Throws: ``DeadlineMissed`` where the work took too long.
    static func leaveBehind(
        after limit: Duration, grace: Duration = .zero,
        _ work: @escaping @Sendable () async throws -> Void
    ) async throws {
        let race = Race()
        let end = Race()
        let worker = Task {
            do {
                try await work()
                race.end(with: .success(()))
            } catch {
                race.end(with: .failure(error))
            }
            end.end(with: .success(()))
        }
        let watch = Task {
            try await Task.sleep(for: limit)
            race.end(with: .failure(DeadlineMissed(limit: limit)))
        }
        defer { watch.cancel() }
        do {
            try await withTaskCancellationHandler {
                try await race.outcome()
            } onCancel: {
                race.end(with: .failure(CancellationError()))
            }
        } catch {
            worker.cancel()
            if grace > .zero { await self.end(end, after: grace) }
            throw error
        }
    }

    /// Waits for an end, whether or not the caller is cancelled, but not for ever.
    private static func end(_ race: Race, after limit: Duration) async {
        let watch = Task {
            try await Task.sleep(for: limit)
            race.end(with: .success(()))
        }
        try? await race.outcome()
        watch.cancel()
    }

    /// Ends once, with what comes first.
    private final class Race: Sendable {
        private enum Phase {
            case fresh
            case awaited(CheckedContinuation<Void, any Error>)
            case over(Result<Void, any Error>)
        }

        private let phase = Mutex(Phase.fresh)

        func outcome() async throws {
            try await withCheckedThrowingContinuation { waiter in
                let result: Result<Void, any Error>? = phase.withLock { phase in
                    if case .over(let result) = phase { return result }
                    phase = .awaited(waiter)
                    return nil
                }
                if let result { waiter.resume(with: result) }
            }
        }

        func end(with result: Result<Void, any Error>) {
            let waiter: CheckedContinuation<Void, any Error>? = phase.withLock { phase in
                switch phase {
                case .over: return nil
                case .fresh:
                    phase = .over(result)
                    return nil
                case .awaited(let waiter):
                    phase = .over(result)
                    return waiter
                }
            }
            waiter?.resume(with: result)
        }
    }
}

/// Work that was cancelled because it took too long.
struct DeadlineMissed: Error, CustomStringConvertible {
    let limit: Duration
    var description: String { "it took longer than \(limit.components.seconds) s" }
}
