/// What one client has, so that nobody is several by having many addresses: an address of IPv4, a network of 64
/// bits of IPv6. Who comes without an address, by a socket of this machine, is one client.
struct ClientNetwork: Hashable {
    /// 32 bits of IPv4, 64 of IPv6.
    private let bits: UInt64
    private let kind: Kind

    private enum Kind { case none, four, six }

    init(of address: String?) {
        if let address, let four = Self.dotted(address) {
            (bits, kind) = (four, .four)
        } else if let bytes = address.flatMap(IPAddress.init)?.bytes {
            kind = bytes.count == 4 ? .four : .six
            bits = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        } else {
            (bits, kind) = (0, .none)
        }
    }

    /// An address of IPv4 spelt as it should be, which most are: every call of the API asks for it.
    private static func dotted(_ address: String) -> UInt64? {
        var bits: UInt64 = 0
        var part: UInt64?
        var parts = 1
        for byte in address.utf8 {
            if byte == UInt8(ascii: "."), let value = part, parts < 4 {
                bits = bits << 8 | value
                part = nil
                parts += 1
            } else if (48...57).contains(byte), part != 0 {
                let value = (part ?? 0) * 10 + UInt64(byte - 48)
                guard value < 256 else { return nil }
                part = value
            } else {
                return nil
            }
        }
        guard let last = part, parts == 4 else { return nil }
        return bits << 8 | last
    }
}
