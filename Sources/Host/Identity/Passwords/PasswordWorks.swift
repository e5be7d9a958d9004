import Dispatch
public import PluginKit
import Synchronization

/// Threads of their own for the hashing of passwords, which takes tens of milliseconds and megabytes:
/// neither the cooperative pool nor the memory must be filled by people who sign in.
final class PasswordWorks: Sendable {
    private let lanes: [DispatchQueue]
    private let limit: Int
    /// How many pieces of work each lane has, the one under way included.
    private let loads: Mutex<[Int]>

    /// - Parameters:
    ///   - threads: How many passwords are hashed at once.
    ///   - limit: How many may be under way and waiting together.
    init(threads: Int = 2, limit: Int = 32) {
        lanes = (0..<threads).map { DispatchQueue(label: "arna.passwords.\($0)") }
        self.limit = limit
        loads = Mutex(Array(repeating: 0, count: threads))
    }

    /// Hashes a password anew.
    func hash(_ password: String, cost: PasswordCost) async throws -> PasswordHash {
        try await perform { try PasswordHash(of: password, cost: cost) }
    }

    /// Compares a password with a hash. Without one the same work is done and the answer is no.
    func verify(
        _ password: String, against hash: PasswordHash?, otherwise cost: PasswordCost
    ) async throws -> Bool {
        try await perform {
            if let hash { return try hash.matches(password) }
            _ = try PasswordHash(of: password, cost: cost)
            return false
        }
    }

    /// Throws where there is no place for one more: asked before an attempt is counted.
    func checkRoom() throws(TooManySignIns) {
        guard loads.withLock({ $0.reduce(0, +) }) < limit else { throw TooManySignIns() }
    }

    private func perform<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        let lane = try enter()
        return try await withCheckedThrowingContinuation { continuation in
            lanes[lane].async { [self] in
                let result = Swift.Result { try work() }
                loads.withLock { $0[lane] -= 1 }
                continuation.resume(with: result)
            }
        }
    }

    /// Takes a place in the lane that has the least to do.
    private func enter() throws(TooManySignIns) -> Int {
        let lane: Int? = loads.withLock { loads in
            guard loads.reduce(0, +) < limit,
                let least = loads.indices.min(by: { loads[$0] < loads[$1] })
            else { return nil }
            loads[least] += 1
            return least
        }
        guard let lane else { throw TooManySignIns() }
        return lane
    }
}

/// More people sign in at this moment than passwords can be checked.
public struct TooManySignIns: Refusal {
    public var consequence: Consequence { .unavailable }
    public var message: Message { "host.signIn.busy" }
}
