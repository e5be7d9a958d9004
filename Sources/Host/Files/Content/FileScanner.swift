import Foundation
import Glibc
import Logging
import PluginKit
import Subprocess
import SystemPackage

/// The antivirus of the operator: a command that reads a file on its standard input and ends with 0
/// where it is clean and with 1 where it is not.
///
/// Whatever else happens, it takes too long, it is not there, it ends otherwise, means that nothing is
/// known of the file.
struct FileScanner: Sendable {
    /// The program and its arguments; none where nothing is scanned.
    let command: [String]
    let limit: Duration
    let logger: Logger

    /// Where a program is looked for that is named without its folder.
    static let folders = [
        "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin",
    ]

    /// - Throws: ``FileRefused/infected``, or ``FileNotScanned`` with the reason in the log.
    func scan(_ parts: FileParts) async throws {
        guard let program = command.first else { return }
        let status: TerminationStatus
        do {
            status = try await Deadline.keep(limit) {
                try await run(program, Array(command.dropFirst()), reading: parts)
            }
        } catch {
            throw unknown("\(error)")
        }
        switch status {
        case .exited(0): return
        case .exited(1):
            logger.warning(
                "a file was refused by the antivirus",
                metadata: ["sha256": "\(parts.file.sha256.hex)"])
            throw FileRefused.infected
        default: throw unknown("\(status)")
        }
    }

    private func unknown(_ reason: String) -> FileNotScanned {
        logger.error(
            "a file could not be scanned; see files.scanCommand", metadata: ["reason": "\(reason)"])
        return FileNotScanned()
    }

    /// The program's end counts, not whether it read all that it was given.
    private func run(
        _ program: String, _ arguments: [String], reading parts: FileParts
    ) async throws -> TerminationStatus {
        let input = try ProgramInput()
        return try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
            group.addTask { try await end(of: program, arguments, fedBy: input) }
            group.addTask {
                defer { input.close() }
                for try await part in parts {
                    guard await input.write(part) else { break }
                }
                return nil
            }
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let ended { return ended }
            }
            throw CancellationError()
        }
    }

    /// Nothing of the host's environment goes along: it may hold the password of the database.
    private func end(
        of program: String, _ arguments: [String], fedBy input: ProgramInput
    ) async throws -> TerminationStatus {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
        ]
        return try await Subprocess.run(
            program.contains("/") ? .path(FilePath(program)) : .name(program),
            arguments: Arguments(arguments),
            environment: .custom([
                "PATH": Self.folders.joined(separator: ":"), "LC_ALL": "C.UTF-8",
            ]),
            platformOptions: options,
            input: .fileDescriptor(input.reading, closeAfterSpawningProcess: true),
            output: .discarded, error: .discarded
        ).terminationStatus
    }
}
