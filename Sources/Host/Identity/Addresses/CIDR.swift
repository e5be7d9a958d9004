/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or one address alone.
public struct CIDR: Sendable, Hashable, CustomStringConvertible {
    private let network: IPAddress
    private let prefix: Int

    /// Reads a range; nil where it is none. Bits behind the prefix are passed over.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let network = IPAddress(String(parts[0])) else {
            return nil
        }
        let bits = network.bytes.count * 8
        guard let prefix = parts.count == 2 ? Int(parts[1]) : bits, (0...bits).contains(prefix)
        else {
            return nil
        }
        self.network = network
        self.prefix = prefix
    }

    /// This machine, by IPv4 and by IPv6.
    static let loopback4 = CIDR(network: IPAddress(bytes: [127, 0, 0, 0]), prefix: 8)
    static let loopback6 = CIDR(
        network: IPAddress(bytes: [UInt8](repeating: 0, count: 15) + [1]), prefix: 128)

    private init(network: IPAddress, prefix: Int) {
        self.network = network
        self.prefix = prefix
    }

    public var description: String { "\(network)/\(prefix)" }

    public func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == network.bytes.count else { return false }
        return zip(address.bytes, network.bytes).enumerated().allSatisfy { index, pair in
            let counted = min(8, max(0, prefix - index * 8))
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> counted)
            return (pair.0 ^ pair.1) & mask == 0
        }
    }
}
