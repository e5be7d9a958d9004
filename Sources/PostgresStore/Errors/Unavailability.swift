/// The connection broke while a statement was on its way.
public struct ConnectionLost: StoreError {
    /// Whether the statement had been sent, so that it may have taken effect.
    public let sent: Bool

    public init(sent: Bool) { self.sent = sent }

    public var isUnavailability: Bool { true }
    public var isRetriable: Bool { true }
    public var description: String {
        "the connection to PostgreSQL was lost "
            + (sent ? "before the statement was answered" : "before the statement was sent")
    }
}

/// No connection to the database could be had within the time allowed.
public struct DatabaseUnavailable: StoreError {
    /// What libpq said when it last tried to connect, or why it was not tried.
    public let reason: String

    public init(reason: String) { self.reason = reason }

    public var isUnavailability: Bool { true }
    public var isRetriable: Bool { true }
    public var description: String { "PostgreSQL is not available: \(reason)" }
}

/// All connections of one's own stayed leased for as long as waiting is allowed.
public struct PoolExhausted: StoreError {
    /// How long was waited.
    public let waited: Duration

    public init(waited: Duration) { self.waited = waited }

    public var isUnavailability: Bool { true }
    public var isRetriable: Bool { true }
    public var description: String { "no connection became free within \(waited)" }
}

/// The connection broke while a COMMIT was on its way: whether it took effect is not known.
///
/// Never repeat the work blindly; look whether it is there.
public struct CommitOutcomeUnknown: StoreError {
    public init() {}

    public var isUnavailability: Bool { true }
    public var description: String {
        "the connection was lost during COMMIT; whether the change was made is not known"
    }
}
