public import Foundation
public import PluginKit

/// Who calls, and by what it was known.
public struct Caller: Sendable {
    /// Nil for a stranger. While the first password is not changed it has no permission.
    public let account: Account?
    /// Set where the caller is known by a session.
    public let session: SessionReference?
    public let means: Means
    /// The id of the bearer token, where the caller is known by one.
    var token: UUID?

    public enum Means: Sendable, Hashable {
        /// A command or an event: the system itself.
        case system
        /// Neither session nor token was given.
        case none
        /// One was given, but it is not, or no longer, good.
        case rejected
        case session
        /// A bearer token: no page of another site can send it, so it needs no cross-site token.
        case token
    }

    public static let stranger = Caller(account: nil, session: nil, means: .none)
    static let system = Caller(account: nil, session: nil, means: .system)
    static let rejected = Caller(account: nil, session: nil, means: .rejected)
}

/// The session of a caller.
public struct SessionReference: Sendable, Hashable {
    public let id: UUID
    public let account: UUID
    public let agency: UUID
    /// What forms and writes of this session must repeat; see ``CrossSite``.
    public let crossSiteToken: String
    /// The password was given by somebody else: nothing may be done but change it.
    public let mustChangePassword: Bool
}

/// A session that has just begun: its secret goes into the cookie and is not kept.
public struct SignedIn: Sendable {
    /// Goes into a cookie that is HttpOnly and SameSite; nowhere else.
    public let sessionToken: String
    public let session: SessionReference
    /// What the sign-in knew of the account.
    public let account: Account
    public var mustChangePassword: Bool { session.mustChangePassword }
}
