public import Foundation
public import PluginKit

/// Why somebody may not sign in.
public enum SignInRefused: Refusal, Hashable {
    /// No account has this e-mail address and this password; which of them is wrong is not told.
    case wrong
    /// Too many attempts. The same is told of addresses that belong to no account.
    case locked(until: Date, now: Date)
    /// The password is right, and the account is disabled.
    case disabled
    /// The password is right, and the account is nothing in this agency.
    case withoutRole

    public var consequence: Consequence {
        switch self {
        case .locked: .tooOften
        case .wrong, .disabled, .withoutRole: .invalid
        }
    }

    public var message: Message {
        switch self {
        case .wrong: "host.signIn.wrong"
        case .locked(let until, let now): Message("host.signIn.locked", count: minutes(now, until))
        case .disabled: "host.signIn.disabled"
        case .withoutRole: "host.signIn.withoutRole"
        }
    }

    /// For the header Retry-After: seconds, nil where waiting does not help.
    public var retryAfter: Int? {
        guard case .locked(let until, let now) = self else { return nil }
        return max(1, Int(until.timeIntervalSince(now).rounded(.up)))
    }

    private func minutes(_ now: Date, _ until: Date) -> Int {
        max(1, Int((until.timeIntervalSince(now) / 60).rounded(.up)))
    }
}
