import Foundation
import Logging
import PluginKit
import Subprocess

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

    private func run(
        _ program: String, _ arguments: [String], reading parts: FileParts
    ) async throws -> TerminationStatus {
        try await ProgramInput.feeding { input in
            for try await part in parts {
                guard await input.write(part) else { break }
            }
        } to: { input in
            try await SystemProgram(name: program).status(of: arguments, reading: input.reading)
        }
    }
}
