import PluginKit

/// The line before the press: a few are at work, some wait, and no one client holds all the places.
actor PressLine {
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var shares: [String: Int] = [:]

    /// How many programs run at once, how many may wait for them, and how many of both one client may have.
    static let places = 2
    static let longest = 32
    static let share = 8

    /// Runs work in the order of asking.
    /// - Parameter client: Nil for whom no share is counted.
    /// - Throws: ``PressBusy`` where the line, or the client's share of it, is full.
    func run(
        for client: String?, _ work: @Sendable () async throws -> [UInt8]
    ) async throws -> [UInt8] {
        try await enter(client)
        defer { leave(client) }
        return try await work()
    }

    private func enter(_ client: String?) async throws {
        if let client {
            guard shares[client, default: 0] < Self.share else { throw PressBusy() }
        }
        guard running < Self.places || waiting.count < Self.longest else { throw PressBusy() }
        if let client { shares[client, default: 0] += 1 }
        if running < Self.places {
            running += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    /// Whoever leaves hands his place to the next, or gives it back.
    private func leave(_ client: String?) {
        if let client, let count = shares[client] {
            shares[client] = count > 1 ? count - 1 : nil
        }
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}

/// As many wait for documents as may.
struct PressBusy: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.document.busy" }
}
