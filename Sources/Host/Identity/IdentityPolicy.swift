public import Foundation

/// How long a session lasts, when an account is locked, what a password costs.
public struct IdentityPolicy: Sendable {
    /// A session ends when nothing was done in it for so long. Seconds.
    public var idleLimit: TimeInterval = 30 * 60
    /// A session ends so long after it began, whatever is done in it. Seconds.
    public var absoluteLimit: TimeInterval = 12 * 60 * 60
    /// That a session or token is in use is written down at most so often. Seconds.
    public var seenInterval: TimeInterval = 60
    /// For how long sign-in is locked after the first, second, … attempt in a row that did not
    /// succeed; the last one holds for all after it. Seconds.
    public var locks = [0, 0, 0, 0, 30, 60, 120, 240, 480, 900]
    /// Attempts are forgotten when so long nobody tried. Seconds.
    public var attemptMemory: TimeInterval = 24 * 60 * 60
    public var passwordCost = PasswordCost.standard
    /// How many days a bearer token lives at most.
    public var longestTokenDays = 366

    public init() {}
}
