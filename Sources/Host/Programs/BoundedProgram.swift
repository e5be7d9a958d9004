import Foundation
import PluginKit
import Subprocess

/// A program of the system that works for a request: it is given bytes or a file, gives back bytes, and gets
/// so much time, two gigabytes of memory, and nothing of the host's environment.
struct BoundedProgram: Sendable {
    let name: String
    let arguments: [String]
    /// Of a processor, and of the clock.
    let patience: Duration
    /// How many bytes it may give back.
    let limit: Int

    /// What the program has written.
    /// - Throws: ``ProgramMissing``; ``ProgramFailed``, whatever else happened.
    func output(of input: [UInt8] = []) async throws -> [UInt8] {
        do {
            return try await Deadline.keep(patience) { try await run(input) }
        } catch let error as DeadlineMissed {
            throw ProgramFailed(name: name, reason: "\(error)")
        }
    }

    private func run(_ bytes: [UInt8]) async throws -> [UInt8] {
        try await ProgramInput.feeding { input in
            if !bytes.isEmpty { _ = await input.write(bytes) }
        } to: { input in
            try await end(fedBy: input)
        }
    }

    private func end(fedBy input: ProgramInput) async throws -> [UInt8] {
        let limiter = SystemProgram(
            name: "prlimit", folders: ["/usr/local/bin", "/usr/bin", "/bin"])
        let limits = ["--as=2147483648", "--cpu=\(patience.components.seconds)", name]
        do {
            let result = try await Subprocess.run(
                limiter.executable, arguments: Arguments(limits + arguments),
                environment: limiter.environment, platformOptions: SystemProgram.options,
                input: .fileDescriptor(input.reading, closeAfterSpawningProcess: true),
                output: .bytes(limit: limit), error: .discarded)
            return try written(result.terminationStatus, result.standardOutput)
        } catch let error as SubprocessError {
            throw ProgramFailed(name: name, reason: "\(error)")
        }
    }

    private func written(_ status: TerminationStatus, _ bytes: [UInt8]) throws -> [UInt8] {
        switch status {
        case .exited(0): return bytes
        case .exited(127): throw ProgramMissing(name: name)
        default: throw ProgramFailed(name: name, reason: "\(status)")
        }
    }
}

/// The program is not installed.
struct ProgramMissing: Refusal {
    let name: String
    var consequence: Consequence { .unavailable }
    var message: Message { Message("host.document.programMissing", ["program": name]) }
}

/// The program was started and has given back nothing of use.
struct ProgramFailed: Error, CustomStringConvertible {
    let name: String
    let reason: String
    var description: String { "\(name) gave back nothing of use: \(reason)" }
}
