/// What one client has, so that nobody is several by having many addresses: an address of IPv4, a network of 64
/// bits of IPv6. Who comes without an address, by a socket of this machine, is one client.
struct ClientNetwork: Hashable {
    private let bytes: [UInt8]

    init(of address: String?) {
        let bytes = address.flatMap(IPAddress.init)?.bytes ?? []
        self.bytes = bytes.count == 4 ? bytes : Array(bytes.prefix(8))
    }
}
