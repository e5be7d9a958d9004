import Synchronization

/// One run of a job, as its work sees it.
public struct JobRun: Sendable {
    /// What the work is done with: for whom it was asked, in whose language, at which moment. A job that
    /// runs by itself has no account, and the standard agency.
    public let request: Request
    private let progress: RunProgress

    public init(request: Request, progress: RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// Says how far the work is, for those who wait for it. May be said as often as one likes.
    /// - Parameter total: How much there is to do; nil where nobody knows yet.
    public func report(_ done: Int, of total: Int? = nil) {
        progress.set(done, total)
    }

    /// Does the same for each, in their order, and says how far it is: what fails for one holds up none of
    /// the others.
    /// - Throws: The first fault, once all had their turn; at once where the run is cancelled.
    public func each<Item: Sendable>(
        of items: [Item], _ work: (Item) async throws -> Void
    ) async throws {
        var fault: (any Error)?
        for (number, item) in items.enumerated() {
            try Task.checkCancellation()
            do {
                try await work(item)
            } catch {
                fault = fault ?? error
            }
            report(number + 1, of: items.count)
        }
        if let fault { throw fault }
    }
}

/// How far a run is: told by the work, read by the host.
public final class RunProgress: Sendable {
    private let state = Mutex<(done: Int, total: Int?)>((0, nil))

    public init() {}

    public var value: (done: Int, total: Int?) { state.withLock { $0 } }

    func set(_ done: Int, _ total: Int?) { state.withLock { $0 = (done, total) } }
}
