import CLibpq

/// One open connection of libpq, in pipeline mode. It stays on the thread that opened it.
final class Link {
    let connection: OpaquePointer
    private var preparations = Preparations()
    private var buffer = ParameterBuffer()

    /// Connects and waits for it, as long as `connect_timeout` allows for each host.
    init(_ parameters: ConnectionParameters) throws(DatabaseUnavailable) {
        let opened = parameters.withCStrings { PQconnectdbParams($0, $1, 1) }
        guard let opened else { throw DatabaseUnavailable(reason: "libpq is out of memory") }
        connection = opened
        guard PQstatus(opened) == CONNECTION_OK else {
            throw DatabaseUnavailable(reason: lastMessage)
        }
        PQsetNoticeReceiver(opened, { _, _ in }, nil)
        guard PQsetnonblocking(opened, 1) == 0, PQenterPipelineMode(opened) == 1 else {
            throw DatabaseUnavailable(reason: lastMessage)
        }
    }

    deinit { PQfinish(connection) }

    var socket: Int32 { PQsocket(connection) }

    var isBroken: Bool { PQstatus(connection) == CONNECTION_BAD }

    var lastMessage: String {
        String(cString: PQerrorMessage(connection)).split(separator: "\n").joined(separator: " ")
    }

    /// Writes out what it can; `true` when something remains for when the socket is writable.
    func flush() -> Bool { PQflush(connection) == 1 }

    /// Sends a statement, what belongs before it, and a Sync, so that together they are one
    /// implicit transaction and an error in it ends with it. `nil` when the connection is broken.
    func send(_ statement: Statement) -> Segment? {
        var segment = Segment(statement: statement)
        for sql in statement.preamble {
            guard send(sql, in: &segment) else { return nil }
        }
        let isSent =
            statement.isSecondAttempt
            ? sendUnprepared(statement.sql, in: &segment) : send(statement.sql, in: &segment)
        return isSent && PQpipelineSync(connection) == 1 ? segment : nil
    }

    /// Sends a statement that relies on no earlier preparation, which may have failed.
    private func sendUnprepared(_ sql: SQL, in segment: inout Segment) -> Bool {
        buffer.fill(sql.bindings)
        segment.answerStep += 1
        return PQsendQueryParams(
            connection, sql.text, Int32(buffer.values.count), nil, buffer.values, buffer.lengths,
            buffer.formats, 1) == 1
    }

    private func send(_ sql: SQL, in segment: inout Segment) -> Bool {
        guard let name = preparations.name(for: sql.text) ?? prepare(sql.text, in: &segment) else {
            return false
        }
        buffer.fill(sql.bindings)
        segment.answerStep += 1
        return PQsendQueryPrepared(
            connection, name, Int32(buffer.values.count), buffer.values, buffer.lengths,
            buffer.formats, 1) == 1
    }

    private func prepare(_ text: String, in segment: inout Segment) -> String? {
        let (name, evicted) = preparations.add(text)
        if let evicted {
            segment.answerStep += 1
            guard
                PQsendQueryParams(connection, "DEALLOCATE \(evicted)", 0, nil, nil, nil, nil, 1)
                    == 1
            else { return nil }
        }
        segment.answerStep += 1
        segment.prepared.append((text, segment.answerStep))
        return PQsendPrepare(connection, name, text, 0, nil) == 1 ? name : nil
    }

    /// Drops the names whose preparation failed or turned out stale.
    func forgetPreparations(of segment: Segment, after error: PostgresError) {
        for (text, step) in segment.prepared where step >= segment.failedStep {
            preparations.forget(text)
        }
        if error.isStalePreparation {
            for sql in segment.statement.preamble { preparations.forget(sql.text) }
            preparations.forget(segment.statement.sql.text)
        }
    }
}

/// What was sent up to one Sync, and how far its answers have come.
struct Segment {
    let statement: Statement
    /// The number of the command whose answer the task waits for, counted from 0.
    var answerStep = -1
    var step = 0
    /// Whether the current command has been answered, so that the next NULL closes it.
    var isAnswered = false
    var answer: ResultSet?
    var error: PostgresError?
    var failedStep = Int.max
    var prepared: [(text: String, step: Int)] = []

    init(statement: Statement) {
        self.statement = statement
    }
}
