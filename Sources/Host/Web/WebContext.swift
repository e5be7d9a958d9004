import Foundation
import Hummingbird
import Logging
import NIOCore
import PluginKit
import Synchronization

typealias WebRequest = Hummingbird.Request
typealias WebResponse = Hummingbird.Response
typealias Request = PluginKit.Request

/// What Hummingbird carries along with a request.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The short id that the answer, the page of an error and the log share.
    let requestId: String
    private let peer: Peer
    /// Hummingbird's own number is not there, see ``LogOfServer``.
    var id: String { requestId }

    /// Who is at the other end of the connection.
    private enum Peer: Sendable {
        case channel(any Channel)
        case address(String?)
    }

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = .channel(source.channel)
        requestId = ShortId.next()
    }

    /// The context of a request that came over no connection: of a test.
    init(logger: Logger, peerAddress: String?) {
        coreContext = .init(source: Unconnected(logger: logger))
        peer = .address(peerAddress)
        requestId = ShortId.next()
    }

    private struct Unconnected: RequestContextSource {
        let logger: Logger
    }

    /// The address at the other end of the connection: of the client or of the last proxy.
    var peerAddress: String? {
        switch peer {
        case .channel(let channel): channel.remoteAddress?.ipAddress
        case .address(let address): address
        }
    }
}

/// Ids short enough to be read out on the telephone: nine letters and digits, none easily confused.
enum ShortId {
    private static let letters = Array("23456789abcdefghjkmnpqrstuvwxyz".utf8)
    private static let count = Atomic<UInt64>(.random(in: 0...(.max / 2)))

    static func next() -> String {
        // A multiplication by an odd constant scatters consecutive numbers.
        var rest = count.wrappingAdd(1, ordering: .relaxed).newValue &* 0x9E37_79B9_7F4A_7C15
        return String(unsafeUninitializedCapacity: 9) { buffer in
            for index in 0..<9 {
                buffer[index] = letters[Int(rest % UInt64(letters.count))]
                rest /= UInt64(letters.count)
            }
            return 9
        }
    }
}
