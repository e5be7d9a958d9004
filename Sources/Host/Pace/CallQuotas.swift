import Foundation
import PluginKit
import Synchronization

/// Counts the calls of the API, each client's by its minutes: in memory, of so many clients at most.
///
/// A minute begins with the first call after the last one. It is counted in parts that clients are spread over,
/// so that calls at the same time seldom wait for each other.
final class CallQuotas: Sendable {
    /// How many clients are remembered.
    static let room = 16_384
    static let window = 60

    private let ofNetwork: QuotaPolicy?
    private let ofToken: QuotaPolicy?
    private let parts = (0..<16).map { _ in Part() }

    /// - Parameters:
    ///   - ofNetwork: How many calls in a minute a network has whose clients are not known; 0 is no limit.
    ///   - ofToken: The same for a token, or a session.
    init(ofNetwork: Int, ofToken: Int) {
        self.ofNetwork = QuotaPolicy("network", ofNetwork, in: Self.window)
        self.ofToken = QuotaPolicy("token", ofToken, in: Self.window)
    }

    /// Counts one more call.
    /// - Returns: What is left; nil where there is no limit.
    func count(_ client: Client, at now: Date) -> Quota? {
        guard let policy = client.isKnown ? ofToken : ofNetwork else { return nil }
        let time = now.timeIntervalSinceReferenceDate
        let part = parts[Int(truncatingIfNeeded: client.hashValue) & (parts.count - 1)]
        let minute = part.minutes.withLock { minutes in
            var minute = minutes[client] ?? Minute(begun: time)
            if minutes[client] == nil { Self.makeRoom(among: &minutes, at: time) }
            if !minute.lasts(at: time) { minute = Minute(begun: time) }
            minute.calls += 1
            minutes[client] = minute
            return minute
        }
        return Quota(
            policy: policy, left: policy.calls - minute.calls,
            seconds: max(1, Int((minute.begun + Double(Self.window) - time).rounded(.up))))
    }

    var clients: Int { parts.reduce(0) { $0 + $1.minutes.withLock(\.count) } }

    /// Forgets whose minute is over; where all of them call at this moment, all begin anew.
    private static func makeRoom(among minutes: inout [Client: Minute], at time: Double) {
        guard minutes.count >= room / 16 else { return }
        minutes = minutes.filter { $0.value.lasts(at: time) }
        if minutes.count >= room / 16 { minutes = [:] }
    }

    /// Whose calls are counted together.
    enum Client: Hashable {
        case token(UUID), session(UUID), network(ClientNetwork)

        var isKnown: Bool { if case .network = self { false } else { true } }
    }

    private struct Minute {
        let begun: Double
        var calls = 0

        /// A clock that was put back begins a new one.
        func lasts(at time: Double) -> Bool {
            (0..<Double(CallQuotas.window)).contains(time - begun)
        }
    }

    private final class Part: Sendable {
        let minutes = Mutex<[Client: Minute]>([:])
    }
}

extension Site {
    /// Counts a call of the API. The system itself has no limit.
    func countCall(of visit: Visit) -> Quota? {
        let caller = visit.caller
        if let token = caller.token { return quotas.count(.token(token), at: visit.now) }
        if let session = caller.session { return quotas.count(.session(session.id), at: visit.now) }
        guard caller.means != .system else { return nil }
        return quotas.count(.network(ClientNetwork(of: visit.origin.address)), at: visit.now)
    }
}
