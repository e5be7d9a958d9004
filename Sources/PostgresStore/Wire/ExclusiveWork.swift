/// Work that has the connection to itself and leaves pipeline mode for it: COPY and scripts.
///
/// The wire's thread calls it; nothing else is on its way while it lasts.
protocol ExclusiveWork: AnyObject, Sendable {
    /// Sends what starts the work; `false` when the connection is broken.
    func begin(on connection: OpaquePointer) -> Bool

    /// Goes on as far as it can without waiting; called after each wake-up.
    func advance(on connection: OpaquePointer) -> ExclusiveProgress

    /// The connection broke or was never made.
    func fail(_ error: any Error)
}

enum ExclusiveProgress {
    case finished
    /// Waits for the server.
    case reading
    /// Waits for the task that consumes or produces the data.
    case waiting
    /// The server expects what this work does not do; the connection must be given up.
    case astray
}
