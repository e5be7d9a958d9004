import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// A pipe into the standard input of a program that may end before it has read all: writing then says
/// so. The library's own writer ends the whole process in that case.
///
/// What blocks, blocks a thread of its own and never for long.
final class ProgramInput: Sendable {
    /// The program's end.
    let reading: FileDescriptor
    private let writing: FileDescriptor
    private let queue = DispatchQueue(label: "arna.programs.input")
    private let isGivenUp = Atomic(false)

    /// Without this a program that ends early would end the host, too. The server of HTTP does the same
    /// for its sockets.
    private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    /// Other programs that are started meanwhile must not inherit its ends, or it would never end.
    init() throws {
        _ = Self.ignoresBrokenPipes
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Errno(rawValue: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        (reading, writing) = (FileDescriptor(rawValue: ends[0]), FileDescriptor(rawValue: ends[1]))
    }

    /// - Returns: Whether all was taken; false where the program reads no more, or the task is cancelled.
    func write(_ bytes: [UInt8]) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { [self] in continuation.resume(returning: writeAll(bytes)) }
            }
        } onCancel: {
            isGivenUp.store(true, ordering: .relaxed)
        }
    }

    /// Ends the input. Must be called once, after the last write.
    func close() { try? writing.close() }

    private func writeAll(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                guard !isGivenUp.load(ordering: .relaxed) else { return false }
                let count = Glibc.write(
                    writing.rawValue, UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    var room = pollfd(fd: writing.rawValue, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&room, 1, 100)
                } else if errno != EINTR {
                    return false
                }
            }
            return true
        }
    }
}

extension ProgramInput {
    /// Runs a program while it is fed. Its end counts, not whether it read all that it was given.
    static func feeding<Ended: Sendable>(
        _ feed: @escaping @Sendable (ProgramInput) async throws -> Void,
        to run: @escaping @Sendable (ProgramInput) async throws -> Ended
    ) async throws -> Ended {
        let input = try ProgramInput()
        return try await withThrowingTaskGroup(of: Ended?.self) { group in
            group.addTask { try await run(input) }
            group.addTask {
                defer { input.close() }
                try await feed(input)
                return nil
            }
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let ended { return ended }
            }
            throw CancellationError()
        }
    }
}
