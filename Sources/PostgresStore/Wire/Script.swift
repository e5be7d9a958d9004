import CLibpq
import Synchronization

/// Several statements in one text, sent as they are.
///
/// `@unchecked Sendable`: `error` is the wire thread's alone, and `waiter` is taken once, under a
/// lock.
final class Script: ExclusiveWork, @unchecked Sendable {
    typealias Completion = @Sendable (Result<Void, any Error>) -> Void

    private let text: String
    private let completion: Mutex<Completion?>
    private var error: PostgresError?

    init(_ text: String, completion: Completion? = nil) {
        self.text = text
        self.completion = Mutex(completion)
    }

    func begin(on connection: OpaquePointer) -> Bool {
        PQsendQuery(connection, text) == 1
    }

    func advance(on connection: OpaquePointer) -> ExclusiveProgress {
        while PQisBusy(connection) == 0 {
            guard let result = PQgetResult(connection) else {
                finish(error.map { .failure($0) } ?? .success(()))
                return .finished
            }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_FATAL_ERROR: error = error ?? PostgresError(result: result)
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                finish(.failure(UnsendableStatement.copy))
                return .astray
            default: break
            }
        }
        return .reading
    }

    func fail(_ error: any Error) { finish(.failure(error)) }

    private func finish(_ outcome: Result<Void, any Error>) {
        completion.withLock { $0.take() }?(outcome)
    }

    func onCompletion(_ action: @escaping Completion) {
        completion.withLock { $0 = action }
    }
}

extension Wire {
    /// Runs a script and waits for its end; a cancelled task makes the server cancel it.
    func run(_ script: Script) async throws {
        try Task.checkCancellation()
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { waiter in
                script.onCompletion { waiter.resume(with: $0) }
                post(.exclusive(script))
            }
        } onCancel: {
            post(.cancelExclusive(script))
        }
    }
}
