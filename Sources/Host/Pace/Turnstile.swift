import Foundation
import PluginKit
import Synchronization

/// Counts how often clients did what is limited: in memory, of so many clients at most.
final class Turnstile: Sendable {
    /// How many clients are remembered, each with the times of one limit.
    static let room = 10_000

    private let passages = Mutex<[Client: [Date]]>([:])

    /// Counts one more, unless it is one too many.
    func pass(_ limit: ClientLimit, from address: String?, at now: Date) throws(TooOften) {
        let client = Client(limit: limit.name, network: ClientNetwork(of: address))
        let window = limit.window / .seconds(1)
        let free: Date? = passages.withLock { passages in
            var times = passages[client, default: []]
            times.removeAll { $0.addingTimeInterval(window) <= now }
            if times.count >= limit.times, let first = times.first {
                return first.addingTimeInterval(window)
            }
            if passages[client] == nil { Self.makeRoom(among: &passages) }
            passages[client] = times + [now]
            return nil
        }
        if let free {
            throw TooOften(seconds: max(1, Int(free.timeIntervalSince(now).rounded(.up))))
        }
    }

    /// Takes back what was counted at a moment: it was refused.
    func takeBack(_ limit: ClientLimit, from address: String?, at moment: Date) {
        let client = Client(limit: limit.name, network: ClientNetwork(of: address))
        passages.withLock { passages in
            guard let index = passages[client]?.lastIndex(of: moment) else { return }
            passages[client]?.remove(at: index)
            if passages[client]?.isEmpty == true { passages[client] = nil }
        }
    }

    var clients: Int { passages.withLock(\.count) }

    /// Forgets the half that passed longest ago. Whoever has so many addresses needs no forgetting.
    private static func makeRoom(among passages: inout [Client: [Date]]) {
        guard passages.count >= room else { return }
        let latest = passages.sorted {
            ($0.value.last ?? .distantPast) > ($1.value.last ?? .distantPast)
        }
        passages = Dictionary(latest.prefix(room / 2).map { ($0.key, $0.value) }) { first, _ in
            first
        }
    }

    private struct Client: Hashable {
        let limit: String
        let network: ClientNetwork
    }
}

/// A client did too often what is limited.
struct TooOften: Refusal {
    let seconds: Int
    var consequence: Consequence { .tooOften }
    var message: Message { Message("host.refusal.tooOften", count: (seconds + 59) / 60) }
    var retryAfter: Int? { seconds }
}

extension Site {
    /// Does what may be limited, and counts it where it was taken.
    func counting<Result>(
        _ limit: ClientLimit?, for visit: Visit, _ act: () async throws -> Result
    ) async throws -> Result {
        guard let limit, visit.caller.means != .system else { return try await act() }
        try turnstile.pass(limit, from: visit.origin.address, at: visit.now)
        do {
            return try await act()
        } catch {
            turnstile.takeBack(limit, from: visit.origin.address, at: visit.now)
            throw error
        }
    }
}
