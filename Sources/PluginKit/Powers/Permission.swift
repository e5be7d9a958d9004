/// A right to do one kind of thing, declared by a plugin or by the host.
///
/// ```swift
/// extension Permission {
///     static let edit = Permission(
///         "publications.edit", label: "publications.permission.edit", granted: [.operator])
/// }
/// ```
public struct Permission: Sendable, Hashable {
    /// Begins with the plugin's id and a dot.
    public let id: String
    /// The text that an administrator reads.
    public let label: TextKey
    /// The roles that have it from the start. An administrator has every permission.
    public let granted: Set<Role>
    /// Whether its plugin asks for which unit it is used; see ``Reach``. One of which this is not said is
    /// not given by a role for a unit.
    public let isPerUnit: Bool

    public init(_ id: String, label: TextKey, granted: Set<Role>, perUnit: Bool = false) {
        self.id = id
        self.label = label
        self.granted = granted
        isPerUnit = perUnit
    }

    public static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What an account is in an agency. An account may have several.
public enum Role: String, Sendable, CaseIterable {
    /// Runs the system: accounts, plugins, settings and all that an operator may.
    case administrator
    /// Keeps the records.
    case `operator`
    /// Prepares records, which an operator lets hold.
    case editor
    /// Sees what is not public, changes nothing.
    case reader
    /// Reads the audit and the rights of others, and nothing else.
    case auditor
}

/// Who may call an endpoint or open a page. There is no default: what is declared says who.
public enum Access: Sendable, Hashable {
    /// Anyone, without signing in.
    case `public`
    /// Anyone who is signed in.
    case signedIn
    /// Accounts that have the permission, were it for one unit only: ``Request/require(_:for:)`` asks for
    /// which.
    case requires(Permission)

    /// Whether it lets an account in; nil is a stranger.
    public func admits(_ account: Account?) -> Bool {
        switch self {
        case .public: true
        case .signedIn: account != nil
        case .requires(let permission): account?.permissions[permission.id] != nil
        }
    }
}
