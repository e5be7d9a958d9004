import CLibpq
import Foundation
import Synchronization

/// COPY … TO STDOUT under way: the wire's thread fills, the task empties.
///
/// `@unchecked Sendable`: `isCopying`, `gathered` and `error` are the wire thread's alone; what
/// both sides use is in `state`, under a lock.
final class CopyOut: ExclusiveWork, @unchecked Sendable {
    private let sql: String
    private let state = Mutex(State())
    private var isCopying = false
    private var gathered: [UInt8] = []
    private var error: (any Error)?

    private struct State {
        var chunks = Fifo<[UInt8]>()
        var isAbandoned = false
        var outcome: Result<Void, any Error>?
        var reader: UnsafeContinuation<[UInt8]?, any Error>?
        var leaver: UnsafeContinuation<Void, Never>?
    }

    private static let chunkSize = 64 * 1024
    /// So many chunks wait for the task; then the server waits too.
    private static let bound = 4

    init(_ sql: String) {
        self.sql = sql
    }

    // MARK: The task's side

    /// The next bytes, `nil` after the last.
    func next(nudge: () -> Void) async throws -> [UInt8]? {
        try await withUnsafeThrowingContinuation { reader in
            let answer: Result<[UInt8]?, any Error>? = state.withLock { state in
                if let chunk = state.chunks.popFirst() { return .success(chunk) }
                if let outcome = state.outcome { return outcome.map { nil } }
                state.reader = reader
                return nil
            }
            nudge()
            if let answer { reader.resume(with: answer) }
        }
    }

    /// Reads no more, and waits until the server is done with it. `cancel` is called when it is
    /// not.
    func leave(cancel: () -> Void) async {
        await withUnsafeContinuation { leaver in
            let isOver = state.withLock { state in
                state.isAbandoned = true
                if state.outcome == nil { state.leaver = leaver }
                return state.outcome != nil
            }
            if isOver { leaver.resume() } else { cancel() }
        }
    }

    // MARK: The wire thread's side

    func begin(on connection: OpaquePointer) -> Bool {
        PQsendQuery(connection, sql) == 1
    }

    func advance(on connection: OpaquePointer) -> ExclusiveProgress {
        while true {
            if isCopying {
                if let progress = readRows(from: connection) { return progress }
            } else if PQisBusy(connection) == 1 {
                return .reading
            } else if let result = PQgetResult(connection) {
                guard accept(result) else {
                    conclude(.failure(UnsendableStatement.copy))
                    return .astray
                }
            } else {
                conclude(error.map { .failure($0) } ?? .success(()))
                return .finished
            }
        }
    }

    /// Takes a result; `false` when the server wants data instead.
    private func accept(_ result: OpaquePointer) -> Bool {
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COPY_OUT: isCopying = true
        case PGRES_COMMAND_OK: break
        case PGRES_FATAL_ERROR: error = error ?? PostgresError(result: result)
        case PGRES_COPY_IN, PGRES_COPY_BOTH: return false
        default: error = error ?? UnsendableStatement.copy
        }
        return true
    }

    /// Gathers rows into chunks; `nil` when the data has ended.
    private func readRows(from connection: OpaquePointer) -> ExclusiveProgress? {
        while hasRoom {
            var row: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(connection, &row, 1)
            guard let row else {
                hand(over: gathered)
                isCopying = length == 0
                return length == 0 ? .reading : nil
            }
            gathered.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(length)))
            PQfreemem(row)
            if gathered.count >= Self.chunkSize { hand(over: gathered) }
        }
        return .waiting
    }

    private var hasRoom: Bool {
        state.withLock { $0.isAbandoned || $0.chunks.count < Self.bound }
    }

    private func hand(over chunk: [UInt8]) {
        gathered = []
        guard !chunk.isEmpty else { return }
        let reader = state.withLock { state in
            if state.reader == nil, !state.isAbandoned { state.chunks.append(chunk) }
            return state.reader.take()
        }
        reader?.resume(returning: chunk)
    }

    func fail(_ error: any Error) { conclude(.failure(error)) }

    private func conclude(_ outcome: Result<Void, any Error>) {
        let (reader, leaver) = state.withLock { state in
            if state.outcome == nil { state.outcome = outcome }
            return (state.reader.take(), state.leaver.take())
        }
        reader?.resume(with: outcome.map { nil })
        leaver?.resume()
    }
}
