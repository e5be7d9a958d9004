import Foundation
import Logging
import Synchronization

/// A lock on a file (`flock`), let go by the kernel when the process ends, however it ends.
final class FileLock: Sendable {
    private let descriptor: Mutex<Int32>

    private init(_ file: URL) throws {
        let opened = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw FolderUnusable(folder: file.path, reason: String(cString: strerror(errno)))
        }
        descriptor = Mutex(opened)
    }

    /// One holder at a time; waits for the others.
    static func exclusive(
        _ file: URL, waitingFor others: String, logger: Logger
    ) async throws -> FileLock {
        let lock = try FileLock(file)
        try await Patience(limit: .seconds(180), logger: logger).until(others) {
            lock.take(LOCK_EX)
        }
        return lock
    }

    /// Any number of holders.
    /// - Precondition: Nobody holds it alone but under a lock that the caller has.
    static func shared(_ file: URL) throws -> FileLock {
        let lock = try FileLock(file)
        guard lock.take(LOCK_SH) else {
            throw FolderUnusable(folder: file.path, reason: "it is locked by another program.")
        }
        return lock
    }

    /// Whether nobody else holds it; after `false` this one does not hold it either.
    func becomeExclusive() -> Bool { take(LOCK_EX) }

    /// Unlocked before it is closed: a child that is just being made still has the file open.
    func release() {
        descriptor.withLock {
            guard $0 >= 0 else { return }
            flock($0, LOCK_UN)
            close($0)
            $0 = -1
        }
    }

    deinit { release() }

    private func take(_ kind: Int32) -> Bool {
        descriptor.withLock { flock($0, kind | LOCK_NB) == 0 }
    }
}
