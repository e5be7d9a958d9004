import Foundation

/// Tries whether an address can be listened on.
enum PortProbe {
    /// Why it cannot; nil where it can.
    static func objection(to port: Int, at host: String) -> String? {
        var wish = addrinfo()
        wish.ai_socktype = Int32(SOCK_STREAM.rawValue)
        wish.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &wish, &found) == 0, let address = found?.pointee
        else {
            return "is no address of this machine"
        }
        defer { freeaddrinfo(found) }
        let socket = socket(address.ai_family, address.ai_socktype, 0)
        guard socket >= 0 else { return String(cString: strerror(errno)) }
        defer { close(socket) }
        // As the host does, so that a port it left a moment ago counts as free.
        var reuse: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        guard bind(socket, address.ai_addr, address.ai_addrlen) == 0, listen(socket, 1) == 0 else {
            return String(cString: strerror(errno))
        }
        return nil
    }
}
