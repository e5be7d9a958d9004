/// How often one client may do what needs no account, so that nobody fills a table or hinders the others.
///
/// ```swift
/// extension ClientLimit {
///     static let questions = ClientLimit("publications.questions", 5, per: .hour)
/// }
///
/// Page.form("questions/new", .public, of: Question.self) { … } submit: { … }
///     .limited(by: .questions)
/// ```
///
/// A client is an address; of IPv6 a network of 64 bits, which is what one household or office is given. What
/// bears the same limit is counted together: a page and its endpoint. Only what was taken counts, not what was
/// refused. Who asks too often gets 429 with `Retry-After`, and a form comes back as it was filled in.
///
/// The host counts in its own memory, of a bounded size: of several hosts each counts by itself, and one that
/// is started anew begins at nothing. So a limit keeps off a flood; it is no right, and no quota to be relied on.
public struct ClientLimit: Sendable, Hashable {
    /// The plugin's id, a dot, and what is limited.
    public let name: String
    public let times: Int
    /// In any stretch of time that is so long.
    public let window: Duration

    /// - Precondition: Something is allowed, in some time.
    public init(_ name: String, _ times: Int, per window: Duration) {
        precondition(times > 0 && window > .zero, "the limit \(name) allows nothing at all")
        self.name = name
        self.times = times
        self.window = window
    }
}

extension Page {
    /// The same page, sent by one client so often only. To open it is never limited.
    /// - Precondition: It is a form or a button.
    public func limited(by limit: ClientLimit) -> Page {
        if case .view = kind { preconditionFailure("nothing is sent to the page \(path)") }
        var page = self
        page.limit = limit
        return page
    }
}

extension Endpoint {
    /// The same endpoint, called by one client so often only.
    /// - Precondition: It changes something.
    public func limited(by limit: ClientLimit) -> Endpoint {
        precondition(method != .get, "\(path) is only read")
        var endpoint = self
        endpoint.limit = limit
        return endpoint
    }
}
