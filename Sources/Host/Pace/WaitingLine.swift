import PluginKit

/// A line before costly work: a few are at work, some wait, and no one client holds all the places.
actor WaitingLine {
    private let places: Int
    private let longest: Int
    private let share: Int
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var shares: [ClientNetwork: Int] = [:]

    /// - Parameters:
    ///   - places: How many are at work at once.
    ///   - longest: How many may wait for them.
    ///   - share: How many of both one client may have.
    init(places: Int, longest: Int, share: Int = .max) {
        self.places = places
        self.longest = longest
        self.share = share
    }

    /// Does the work in the order of asking.
    /// - Parameter client: Whose share it is of; nil is the system itself, of which none is counted.
    /// - Throws: ``LineFull`` where the line, or the client's share of it, is full.
    func run<Result: Sendable>(
        for client: ClientNetwork? = nil, _ work: @Sendable () async throws -> Result
    ) async throws -> Result {
        try await enter(client)
        defer { leave(client) }
        try Task.checkCancellation()
        return try await work()
    }

    private func enter(_ client: ClientNetwork?) async throws {
        let taken = client.map { shares[$0, default: 0] } ?? 0
        guard taken < share, running < places || waiting.count < longest else { throw LineFull() }
        if let client { shares[client] = taken + 1 }
        if running < places {
            running += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    /// Whoever leaves hands his place to the next, or gives it back.
    private func leave(_ client: ClientNetwork?) {
        if let client, let count = shares[client] { shares[client] = count > 1 ? count - 1 : nil }
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}

/// As many wait as may.
struct LineFull: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.document.busy" }
    var retryAfter: Int? { 30 }
}
