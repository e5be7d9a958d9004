import Foundation
import Synchronization

/// Tells those who wait for a run that it has ended on this host.
final class RunEnds: Sendable {
    private let waiting = Mutex<[UUID: [AsyncStream<Void>.Continuation]]>([:])

    /// Says that a run has ended.
    func tell(_ id: UUID) {
        let told = waiting.withLock { $0.removeValue(forKey: id) ?? [] }
        for continuation in told { continuation.finish() }
    }

    /// Ends when the run has ended here. Must be taken before anybody can begin the run.
    func end(of id: UUID) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        waiting.withLock { $0[id, default: []].append(continuation) }
        return stream
    }
}
