import Synchronization

/// A task that waits for a connection of its own; it is answered once.
final class LeaseRequest: Sendable {
    private enum Phase {
        case fresh
        case waiting(UnsafeContinuation<Wire, any Error>)
        case claimed(UnsafeContinuation<Wire, any Error>?)
        case answered(Result<Wire, any Error>)
        case done
    }

    private let phase = Mutex(Phase.fresh)

    /// Waits until the request is served or fails; a cancelled task fails at once.
    func wire() async throws -> Wire {
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { waiter in
                let answer: Result<Wire, any Error>? = phase.withLock { phase in
                    switch phase {
                    case .answered(let answer):
                        phase = .done
                        return answer
                    case .claimed: phase = .claimed(waiter)
                    default: phase = .waiting(waiter)
                    }
                    return nil
                }
                if let answer { waiter.resume(with: answer) }
            }
        } onCancel: {
            fail(CancellationError())
        }
    }

    /// Decides that this request will be served; `false` when it has failed meanwhile.
    func claim() -> Bool {
        phase.withLock { phase in
            switch phase {
            case .fresh: phase = .claimed(nil)
            case .waiting(let waiter): phase = .claimed(waiter)
            default: return false
            }
            return true
        }
    }

    /// Hands a wire to the request that was claimed.
    func serve(_ wire: Wire) {
        let waiter: UnsafeContinuation<Wire, any Error>? = phase.withLock { phase in
            guard case .claimed(let waiter) = phase else { return nil }
            phase = waiter == nil ? .answered(.success(wire)) : .done
            return waiter
        }
        waiter?.resume(returning: wire)
    }

    /// Ends the waiting, unless the request was claimed before.
    func fail(_ error: any Error) {
        let waiter: UnsafeContinuation<Wire, any Error>? = phase.withLock { phase in
            switch phase {
            case .fresh:
                phase = .answered(.failure(error))
                return nil
            case .waiting(let waiter):
                phase = .done
                return waiter
            default: return nil
            }
        }
        waiter?.resume(throwing: error)
    }
}
