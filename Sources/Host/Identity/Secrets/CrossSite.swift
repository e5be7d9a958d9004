import Crypto
import Foundation

/// Proof that a write comes from a page of ours, since no other site can read it.
///
/// A form of somebody signed in repeats the token of the session. Where nobody is signed in yet, as
/// when signing in, a cookie holds a token and the form repeats it.
public enum CrossSite {
    private static let purpose = Data("arna cross-site token".utf8)

    /// The token that belongs to a session: derived from the secret in its cookie, so that nothing is
    /// kept, and the secret cannot be had from it.
    public static func token(forSession secret: String) -> String {
        let key = SymmetricKey(data: Data(secret.utf8))
        return Secret.base64url(HMAC<SHA256>.authenticationCode(for: purpose, using: key))
    }

    /// A new token for the cookie and the forms of a stranger.
    public static func strangersToken() -> String {
        Secret.base64url(Secret.bytes(32))
    }

    /// Whether the token given is the one expected, in constant time; nothing matches an empty one.
    public static func matches(_ given: String, _ expected: String) -> Bool {
        !expected.isEmpty && Secret.areEqual(given.utf8, expected.utf8)
    }
}
