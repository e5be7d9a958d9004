import CLibpq
import Foundation

/// Sending and receiving in pipeline mode, and giving way to exclusive work.
extension WireThread {
    /// More statements than this wait on our side, where they can still be withdrawn.
    private static let window = 512

    func send(over link: Link) {
        while !isCancelling, exclusive == nil, inFlight.count < Self.window,
            let letter = waiting.first
        {
            switch letter {
            case .statement(let statement):
                waiting.popFirst()
                if statement.markSent() {
                    send(statement, over: link)
                } else if wire.kind == .leased, let opening = statement.opening {
                    send(opening, over: link)
                }
            case .exclusive(let work):
                guard inFlight.isEmpty else { return }
                waiting.popFirst()
                begin(work, over: link)
            default: waiting.popFirst()
            }
        }
    }

    private func send(_ statement: Statement, over link: Link) {
        if let segment = link.send(statement) {
            inFlight.append(segment)
        } else {
            statement.finish(.failure(ConnectionLost(sent: false)))
            hasStrayed = true
        }
    }

    private func begin(_ work: any ExclusiveWork, over link: Link) {
        exclusive = work
        exclusiveProgress = .reading
        _ = PQexitPipelineMode(link.connection)
        if !work.begin(on: link.connection) {
            work.fail(ConnectionLost(sent: false))
            finishExclusive(over: link)
        }
    }

    private func finishExclusive(over link: Link) {
        exclusive = nil
        _ = PQenterPipelineMode(link.connection)
    }

    func receive(from link: Link) {
        if let work = exclusive {
            exclusiveProgress = work.advance(on: link.connection)
            if exclusiveProgress == .finished { finishExclusive(over: link) }
            hasStrayed = exclusiveProgress == .astray
            return
        }
        var emptyReads = 0
        while !inFlight.isEmpty, emptyReads < 2, PQisBusy(link.connection) == 0 {
            guard let result = PQgetResult(link.connection) else {
                emptyReads += 1
                inFlight.withFirst { $0.endCommand() }
                continue
            }
            emptyReads = 0
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC:
                PQclear(result)
                endSegment(over: link)
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                PQclear(result)
                hasStrayed = true
                inFlight.first?.statement.finish(.failure(UnsendableStatement.copy))
                return
            default: inFlight.withFirst { $0.accept(result) }
            }
        }
    }

    private func endSegment(over link: Link) {
        guard let segment = inFlight.popFirst() else { return }
        let statement = segment.statement
        if let error = segment.error {
            link.forgetPreparations(of: segment, after: error)
            if error.isStalePreparation, wire.kind == .shared, !statement.isSecondAttempt {
                statement.isSecondAttempt = true
                waiting.prepend(.statement(statement))
            } else {
                answered.append((statement, .failure(statement.meaning(of: error))))
            }
        } else if let answer = segment.answer {
            answered.append((statement, .success(answer)))
        } else {
            answered.append((statement, .failure(ConnectionLost(sent: true))))
        }
        if let next = inFlight.first?.statement, next.isToBeCancelled { requestCancel() }
    }

    func notify(from link: Link) {
        guard let observer = wire.observer else { return }
        while let notification = PQnotifies(link.connection) {
            observer.received(
                channel: String(cString: notification.pointee.relname),
                payload: String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
    }
}

/// Cancelling what the server is doing.
extension WireThread {
    func cancel(_ statement: Statement) {
        statement.isToBeCancelled = true
        if inFlight.first?.statement === statement { requestCancel() }
    }

    func cancel(_ work: any ExclusiveWork) {
        if exclusive === work { requestCancel() }
    }

    /// Asks from another thread, because asking blocks.
    private func requestCancel() {
        guard !isCancelling, let link, let request = CancelRequest(link.connection) else { return }
        isCancelling = true
        let wire = self.wire
        Thread.detachNewThread {
            request.send()
            wire.post(.cancelSettled)
        }
    }
}

/// libpq's note of which backend to signal.
///
/// `@unchecked Sendable`: a `PGcancel` is a copy that libpq allows any thread to use; it never
/// changes and only `deinit` frees it.
private final class CancelRequest: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ connection: OpaquePointer) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        self.pointer = pointer
    }

    deinit { PQfreeCancel(pointer) }

    func send() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
            _ = PQcancel(pointer, message.baseAddress, 256)
        }
    }
}

extension Segment {
    /// Keeps what belongs to the statement itself, and the first error of any command.
    mutating func accept(_ result: OpaquePointer) {
        isAnswered = true
        switch PQresultStatus(result) {
        case PGRES_FATAL_ERROR:
            if error == nil {
                error = PostgresError(result: result)
                failedStep = step
            }
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            guard step == answerStep else { break }
            answer = ResultSet(result)
            return
        default: break
        }
        PQclear(result)
    }

    mutating func endCommand() {
        guard isAnswered else { return }
        isAnswered = false
        step += 1
    }
}

extension Statement {
    /// What opens the scope of those after it, and must be sent even if this one was withdrawn.
    fileprivate var opening: Statement? {
        guard let last = preamble.last else { return nil }
        let opening = Statement(last, preamble: preamble.dropLast(), leavesWhenCancelled: false)
        return opening.queue(nil) && opening.markSent() ? opening : nil
    }

    /// What the task is told of an error: the end of the session is a lost connection, and a
    /// statement cancelled on demand was cancelled.
    func meaning(of error: PostgresError) -> any Error {
        if error.endsSession { return ConnectionLost(sent: true) }
        if isToBeCancelled, error.sqlState == "57014" { return CancellationError() }
        return error
    }
}
