import HTTPTypes
import Hummingbird
import PluginKit
import PostgresStore

extension Consequence {
    /// The status by which a refusal is told over HTTP.
    var status: HTTPResponse.Status {
        switch self {
        case .invalid: .unprocessableContent
        case .malformed: .badRequest
        case .missing: .notFound
        case .conflict: .conflict
        case .stale: .preconditionFailed
        case .unconditional: .preconditionRequired
        case .anonymous: .unauthorized
        case .forbidden: .forbidden
        case .tooLarge: .contentTooLarge
        case .unsupported: .unsupportedMediaType
        case .tooOften: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }
}

/// What went wrong, as a client is told: a refusal of the domain, a database that is away, or a
/// fault of ours, of which nothing is told but its id.
struct Failure: Sendable {
    let status: HTTPResponse.Status
    let message: Message
    let problems: [FieldProblem]
    /// What the operator reads in the log; nil where there is nothing to mend.
    let fault: String?
    /// For the header Retry-After, in seconds.
    let retryAfter: Int?

    init(_ error: any Error) {
        switch error {
        case let refusal as any Refusal:
            self.init(
                refusal.consequence.status, refusal.message, refusal.problems,
                retryAfter: refusal.retryAfter)
        case let error as HTTPError where error.status.kind == .clientError:
            self.init(error.status, Message(TextKey("host.error.\(error.status.code).what")))
        case let error as any StoreError where error.isUnavailability:
            self.init(.serviceUnavailable, "host.error.503.what", fault: error.description)
        case is ServiceMissing:
            self.init(.serviceUnavailable, "host.error.503.what", fault: "\(error)")
        default:
            self.init(
                .internalServerError, "host.error.500.what", fault: "\(type(of: error)): \(error)")
        }
    }

    private init(
        _ status: HTTPResponse.Status, _ message: Message, _ problems: [FieldProblem] = [],
        fault: String? = nil, retryAfter: Int? = nil
    ) {
        self.status = status
        self.message = message
        self.problems = problems
        self.fault = fault
        self.retryAfter = retryAfter ?? (status == .serviceUnavailable ? 2 : nil)
    }

    var code: Int { status.code }
}

/// The caller must sign in first.
struct SignInRequired: Refusal {
    var consequence: Consequence { .anonymous }
    var message: Message { "host.refusal.signInRequired" }
}

/// The caller is known and may not.
struct NotPermitted: Refusal {
    var consequence: Consequence { .forbidden }
    var message: Message { "host.refusal.notPermitted" }
}

/// A write of a session without the token that only our own pages know.
struct CrossSiteRefused: Refusal {
    var consequence: Consequence { .forbidden }
    var message: Message { "host.refusal.crossSite" }
}

/// A body larger than the limit.
struct BodyTooLarge: Refusal {
    let limit: Int
    var consequence: Consequence { .tooLarge }
    var message: Message {
        Message("host.refusal.tooLarge", ["megabytes": String(limit / 1_048_576)])
    }
}

/// A body of a kind that is not taken here.
struct UnsupportedContent: Refusal {
    let wanted: String
    var consequence: Consequence { .unsupported }
    var message: Message { Message("host.refusal.unsupported", ["wanted": wanted]) }
}
