import CLibpq
import Synchronization

/// COPY … FROM STDIN under way: the task fills, the wire's thread empties.
///
/// `@unchecked Sendable`: `stage`, `error` and `rows` are the wire thread's alone; what both sides
/// use is in `state`, under a lock.
final class CopyIn: ExclusiveWork, @unchecked Sendable {
    private let sql: String
    private let state = Mutex(State())
    private var stage = Stage.starting
    private var error: (any Error)?
    private var rows = 0

    private enum Stage { case starting, copying, ending }

    private struct State {
        var chunks = Fifo<[UInt8]>()
        var bytes = 0
        /// Set when the task has no more: `nil` inside when all is well, or why it gives up.
        var ending: String??
        var outcome: Result<Int, any Error>?
        var writer: UnsafeContinuation<Void, any Error>?
        var finisher: UnsafeContinuation<Int, any Error>?
    }

    /// The task waits while more than this has not been taken over by libpq.
    private static let bound = 256 * 1024

    init(_ sql: String) {
        self.sql = sql
    }

    // MARK: The task's side

    func write(_ bytes: [UInt8], nudge: () -> Void) async throws {
        try await withUnsafeThrowingContinuation { (writer: UnsafeContinuation<Void, any Error>) in
            let answer: Result<Void, any Error>? = state.withLock { state in
                if let outcome = state.outcome { return outcome.map { _ in () } }
                state.chunks.append(bytes)
                state.bytes += bytes.count
                guard state.bytes > Self.bound else { return .success(()) }
                state.writer = writer
                return nil
            }
            nudge()
            if let answer { writer.resume(with: answer) }
        }
    }

    /// Ends the data, with a reason if the rows shall not be kept, and waits for the count.
    func finish(because reason: String?, nudge: () -> Void) async throws -> Int {
        try await withUnsafeThrowingContinuation { finisher in
            let outcome = state.withLock { state in
                state.ending = .some(reason)
                if state.outcome == nil { state.finisher = finisher }
                return state.outcome
            }
            nudge()
            if let outcome { finisher.resume(with: outcome) }
        }
    }

    // MARK: The wire thread's side

    func begin(on connection: OpaquePointer) -> Bool {
        PQsendQuery(connection, sql) == 1
    }

    func advance(on connection: OpaquePointer) -> ExclusiveProgress {
        if stage != .copying, let progress = readResults(from: connection) { return progress }
        while PQflush(connection) == 0 {
            switch next() {
            case .chunk(let bytes):
                let isTaken = bytes.withUnsafeBytes {
                    PQputCopyData(connection, $0.baseAddress, Int32($0.count)) == 1
                }
                if !isTaken { return .reading }
            case .end(let reason):
                stage = .ending
                _ = PQputCopyEnd(connection, reason)
                _ = PQflush(connection)
                return .reading
            case .nothing: return .reading
            }
        }
        return .reading
    }

    private enum Next { case chunk([UInt8]), end(String?), nothing }

    private func next() -> Next {
        let (next, writer): (Next, UnsafeContinuation<Void, any Error>?) = state.withLock { state in
            if let chunk = state.chunks.popFirst() {
                state.bytes -= chunk.count
                return (.chunk(chunk), state.bytes <= Self.bound ? state.writer.take() : nil)
            }
            return (state.ending.map { .end($0) } ?? .nothing, nil)
        }
        writer?.resume()
        return next
    }

    /// Reads until COPY may begin or all is over; `nil` when data can be sent.
    private func readResults(from connection: OpaquePointer) -> ExclusiveProgress? {
        while PQisBusy(connection) == 0 {
            guard let result = PQgetResult(connection) else {
                conclude(error.map { .failure($0) } ?? .success(rows))
                return .finished
            }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COPY_IN:
                stage = .copying
                return nil
            case PGRES_COMMAND_OK:
                rows = Int(String(cString: PQcmdTuples(result))) ?? 0
            case PGRES_FATAL_ERROR: error = error ?? PostgresError(result: result)
            case PGRES_COPY_OUT, PGRES_COPY_BOTH:
                conclude(.failure(UnsendableStatement.copy))
                return .astray
            default: error = error ?? UnsendableStatement.copy
            }
        }
        return .reading
    }

    func fail(_ error: any Error) { conclude(.failure(error)) }

    private func conclude(_ outcome: Result<Int, any Error>) {
        let (writer, finisher) = state.withLock { state in
            if state.outcome == nil { state.outcome = outcome }
            return (state.writer.take(), state.finisher.take())
        }
        writer?.resume(with: outcome.map { _ in () })
        finisher?.resume(with: outcome)
    }
}
