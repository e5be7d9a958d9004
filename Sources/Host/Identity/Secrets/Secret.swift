import Crypto
import Foundation

/// Random bytes that only their bearer knows, the ways they are written and the digest that is kept.
enum Secret {
    /// As many random bytes as asked for, from the system's source.
    static func bytes(_ count: Int) -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    /// The SHA-256 of a written secret: what the database holds in its stead.
    static func digest(of secret: String) -> Data {
        Data(SHA256.hash(data: Data(secret.utf8)))
    }

    /// base64url without padding (RFC 4648, 5), fit for cookies and forms.
    static func base64url(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Letters and digits of which none is taken for another: no `0 1 l o`.
    private static let legible = Array("23456789abcdefghijkmnpqrstuvwxyz".utf8)

    /// Five bits a letter, for what people read out, copy and type.
    static func base32(_ bytes: [UInt8]) -> String {
        var letters: [UInt8] = []
        var (rest, bits) = (0, 0)
        for byte in bytes {
            (rest, bits) = (rest << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                letters.append(legible[rest >> bits & 31])
            }
            rest &= (1 << bits) - 1
        }
        if bits > 0 { letters.append(legible[rest << (5 - bits) & 31]) }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Whether both are the same, in a time that depends on their lengths only.
    static func areEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
