/// An error that is the caller's to mend: it knows its consequence and says what to do.
///
/// The host maps the consequence to a status and a level of the log; a domain never names HTTP.
public protocol Refusal: Error {
    var consequence: Consequence { get }
    /// What happened and the way out, for the reader.
    var message: Message { get }
    /// The fields that are wrong, if it is about fields.
    var problems: [FieldProblem] { get }
    /// After how many seconds the same may be tried again, told as `Retry-After`; nil where waiting does not
    /// help, or nobody knows.
    var retryAfter: Int? { get }
}

extension Refusal {
    public var problems: [FieldProblem] { [] }
    public var retryAfter: Int? { nil }
}

/// What follows from a refusal.
public enum Consequence: Sendable, Hashable {
    /// The input breaks a rule: 422.
    case invalid
    /// The request cannot be read at all: 400.
    case malformed
    /// There is no such thing, or not for this caller: 404.
    case missing
    /// It contradicts what is already there: 409.
    case conflict
    /// Somebody changed it meanwhile: 412.
    case stale
    /// The caller must say which version it changes: 428.
    case unconditional
    /// The caller must sign in: 401.
    case anonymous
    /// The caller may not: 403.
    case forbidden
    /// Larger than allowed: 413.
    case tooLarge
    /// Not a kind of content that is taken here: 415.
    case unsupported
    /// Too often: 429.
    case tooOften
    /// Try again shortly: 503.
    case unavailable
}

/// There is no such thing.
public struct Missing: Refusal {
    public let message: Message
    public var consequence: Consequence { .missing }

    public init(_ message: Message = "host.refusal.missing") {
        self.message = message
    }
}

/// The record was changed by somebody else since it was read.
public struct Stale: Refusal {
    public var consequence: Consequence { .stale }
    public var message: Message { "host.refusal.stale" }
    public init() {}
}
