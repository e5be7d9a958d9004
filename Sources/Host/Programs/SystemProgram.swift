import Subprocess
import SystemPackage

/// A program of the system as the host starts each: with nothing of its own environment, which may hold the
/// password of the database, and in a group of its own, so that what it started ends with it.
struct SystemProgram: Sendable {
    /// A name, or a path where it has a folder.
    let name: String
    /// Where a program is looked for that is named without its folder.
    var folders = Self.everyFolder

    static let everyFolder = [
        "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin",
    ]

    /// The files that it may be.
    var places: [String] { name.contains("/") ? [name] : folders.map { "\($0)/\(name)" } }

    var executable: Subprocess.Executable {
        name.contains("/") ? .path(FilePath(name)) : .name(name)
    }

    var environment: Subprocess.Environment {
        .custom(["PATH": folders.joined(separator: ":"), "LC_ALL": "C.UTF-8"])
    }

    static var options: PlatformOptions {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
        ]
        return options
    }

    /// Runs it for the number it ends with alone.
    func status(
        of arguments: [String], reading input: FileDescriptor
    ) async throws -> TerminationStatus {
        try await Subprocess.run(
            executable, arguments: Arguments(arguments), environment: environment,
            platformOptions: Self.options,
            input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .discarded,
            error: .discarded
        ).terminationStatus
    }
}
