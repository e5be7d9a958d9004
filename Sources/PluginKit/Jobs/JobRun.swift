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
}

/// How far a run is: told by the work, read by the host.
public final class RunProgress: Sendable {
    private let state = Mutex<(done: Int, total: Int?)>((0, nil))

    public init() {}

    public var value: (done: Int, total: Int?) { state.withLock { $0 } }

    func set(_ done: Int, _ total: Int?) { state.withLock { $0 = (done, total) } }
}
