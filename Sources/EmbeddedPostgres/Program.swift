import Foundation
import Subprocess

/// A program of PostgreSQL, run to its end as the cluster's user.
struct Program {
    let name: String
    let binaries: URL
    let user: ServerUser

    /// What it wrote on standard output.
    /// - Throws: ``ProgramFailed`` with what it wrote on standard error.
    @discardableResult
    func run(_ arguments: [String]) async throws -> String {
        let (succeeded, status, output, errors) = try await ended(arguments)
        guard succeeded else {
            let words = errors.isEmpty ? output : errors
            throw ProgramFailed(program: name, status: status, output: tail(words))
        }
        return output
    }

    /// Whether it ended with success, whatever it wrote.
    func succeeds(_ arguments: [String]) async throws -> Bool {
        try await ended(arguments).0
    }

    /// Started in `/`, since its user may not enter the caller's folder.
    private func ended(
        _ arguments: [String]
    ) async throws -> (succeeded: Bool, status: String, output: String, errors: String) {
        let result = try await Subprocess.run(
            .name("env"), arguments: Arguments(["--chdir=/"] + disguise + [name] + arguments),
            environment: environment, input: .none,
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        return (
            result.terminationStatus.isSuccess, "\(result.terminationStatus)",
            result.standardOutput, result.standardError
        )
    }

    /// The change of user happens in `setpriv`, a program of its own: `setuid` in the forked copy of
    /// a process with threads waits now and then for a thread that the copy does not have (seen).
    private var disguise: [String] {
        guard user.isAnother else { return [] }
        return ["setpriv", "--reuid=\(user.id)", "--regid=\(user.group)", "--clear-groups"]
    }

    /// Nothing of the caller's: a `PGHOST` or `PGDATA` of the operator must not lead elsewhere.
    private var environment: Environment {
        .custom(["PATH": "\(binaries.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    }

    private func tail(_ text: String) -> String {
        text.split(separator: "\n").suffix(8).joined(separator: "\n")
    }
}
