import EmbeddedPostgres
import Foundation
import Logging

/// A cluster of one test, in a folder of its own.
struct Scene: Sendable {
    let folder: URL

    /// Another use of the same cluster.
    func postgres(durability: Durability = .none) -> EmbeddedPostgres {
        var logger = Logger(label: "embedded-postgres-tests")
        logger.logLevel = .warning
        return EmbeddedPostgres(folder: folder, durability: durability, logger: logger)
    }

    /// The server's number in its pid file; nil when there is none.
    var pid: pid_t? {
        let file = folder.appending(path: "data/postmaster.pid")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        return text.split(separator: "\n").first.flatMap { pid_t($0) }
    }

    /// Runs `body` with a folder and removes it; whatever still runs there is killed.
    static func play(
        in folder: URL = URL(filePath: "/tmp/arna-t-\(UUID().uuidString.prefix(8))"),
        _ body: (Scene) async throws -> Void
    ) async throws {
        let scene = Scene(folder: folder)
        defer {
            if let pid = scene.pid { kill(pid, SIGKILL) }
            try? FileManager.default.removeItem(at: folder)
        }
        try await body(scene)
    }
}

/// What a statement answers over an address, as a client of its own process sees it.
func answer(_ statement: String, at url: String) async throws -> String {
    let psql = Process()
    psql.executableURL = URL(filePath: "/usr/bin/psql")
    psql.arguments = ["-X", "-q", "-A", "-t", "-d", url, "-c", statement]
    let output = Pipe()
    psql.standardOutput = output
    psql.standardError = output
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
        psql.terminationHandler = { _ in done.resume() }
        do { try psql.run() } catch { done.resume(throwing: error) }
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
}
