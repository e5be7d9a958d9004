/// A secret that the system made and shows once: a first password or a bearer token.
///
/// It is written only where ``text`` is asked for; a log or a description of it shows nothing.
public struct ShownOnce: Sendable, CustomStringConvertible, CustomReflectable {
    public let text: String

    /// A password for somebody else to hand over, to be changed at first use: four groups of five
    /// letters and digits, 100 bits.
    static func password() -> ShownOnce {
        let letters = Array(Secret.base32(Secret.bytes(13)).prefix(20))
        let groups = stride(from: 0, to: 20, by: 5).map { String(letters[$0..<$0 + 5]) }
        return ShownOnce(text: groups.joined(separator: "-"))
    }

    /// A bearer token, known by its beginning to those who search for leaked secrets.
    static func token() -> ShownOnce {
        ShownOnce(text: "arna_" + Secret.base32(Secret.bytes(32)))
    }

    public var description: String { "•••••" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
