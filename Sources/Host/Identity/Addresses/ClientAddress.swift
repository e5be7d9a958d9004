/// The address that a request came from, for the audit and the log.
public enum ClientAddress {
    /// The nearest address that is no proxy of ours.
    ///
    /// What `X-Forwarded-For` says is believed only as far as our own proxies wrote it: it is read from
    /// the right, and the first address there that is not a trusted proxy is the client. What stands
    /// left of it, anybody may have written.
    /// - Parameters:
    ///   - peer: The address at the other end of the connection; nil on a Unix socket.
    ///   - forwardedFor: The header of that name; several of them joined with commas.
    public static func of(
        peer: String?, forwardedFor: String?, trustedProxies: [CIDR]
    ) -> String? {
        // A client of IPv4 without a proxy between: the usual one, spelt as it should be.
        if let peer, forwardedFor == nil, peer.utf8.allSatisfy(isDigitOrDot) { return peer }
        guard let peer, var nearest = IPAddress(peer) else { return nil }
        var hops = (forwardedFor ?? "").split(separator: ",").map { address(in: $0) }
        while trustedProxies.contains(where: { $0.contains(nearest) }), let hop = hops.popLast() {
            guard let hop else { break }
            nearest = hop
        }
        return nearest.description
    }

    private static func isDigitOrDot(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || byte == UInt8(ascii: ".")
    }

    /// The address of one hop, which may bear a port: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
    private static func address(in hop: Substring) -> IPAddress? {
        let text = hop.filter { !$0.isWhitespace && $0 != "\"" }
        if let bare = IPAddress(text) { return bare }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return IPAddress(String(text[text.index(after: text.startIndex)..<end]))
        }
        let parts = text.split(separator: ":")
        return parts.count == 2 ? IPAddress(String(parts[0])) : nil
    }
}
