import Foundation

/// An address of the internet protocol, version 4 or 6.
///
/// An IPv4 address that is written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 address.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads `192.0.2.1` or `2001:db8::1`; nil for anything else.
    public init?(_ text: String) {
        if let four = Self.read(text, AF_INET, count: 4) {
            bytes = four
        } else if let sixteen = Self.read(text, AF_INET6, count: 16) {
            let mapped = sixteen.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            bytes = mapped ? Array(sixteen.suffix(4)) : sixteen
        } else {
            return nil
        }
    }

    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        inet_ntop(family, bytes, &text, socklen_t(text.count))
        return String(
            decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func read(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
