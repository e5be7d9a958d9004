import Foundation
import Logging

extension Cluster {
    /// Starts the server and waits until it answers.
    func launch() async throws {
        try await clearRemains()
        logger.info("Starting the database in \(place.folder.path).")
        let words = place.log.appending(path: "start.log")
        try place.write("", to: words)
        do {
            try await control(["start", "--timeout=120", "--log=\(words.path)"])
        } catch let failure as ProgramFailed {
            // The collector of the log may still be writing down what the dead server said.
            try? await Patience(limit: .seconds(1), logger: logger).until("the last words") {
                !lastWords().isEmpty
            }
            throw ProgramFailed(
                program: failure.program, status: failure.status,
                output: ([failure.output] + lastWords()).joined(separator: "\n"))
        }
    }

    /// The ends of the two newest logs, the older first: why the server did not start.
    private func lastWords() -> [String] {
        let logs = try? FileManager.default.contentsOfDirectory(
            at: place.log, includingPropertiesForKeys: [.contentModificationDateKey])
        let newest = (logs ?? []).sorted { lastChange(of: $0) < lastChange(of: $1) }.suffix(2)
        return newest.compactMap { log in
            let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            let end = text.split(separator: "\n").suffix(8).joined(separator: "\n")
            return end.isEmpty ? nil : end
        }
    }

    private func lastChange(of file: URL) -> Date {
        let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
        return values?.contentModificationDate ?? .distantPast
    }

    /// Removes what a dead server left, once its sessions ended: the pid file and the lock of its
    /// socket. PostgreSQL would respect both while the number in them is taken, be it by a stranger
    /// or by the dead server itself that nobody has reaped.
    private func clearRemains() async throws {
        let data = place.data
        for orphan in Postmaster.orphans(in: data) { kill(orphan, SIGQUIT) }
        try await Patience(limit: .seconds(30), logger: logger)
            .until("sessions of a database that was killed") {
                Postmaster.orphans(in: data).isEmpty
            }
        let socketLock = place.sockets.appending(path: ".s.PGSQL.5432.lock")
        for remains in [Postmaster.pidFile(in: data), socketLock]
        where FileManager.default.fileExists(atPath: remains.path) {
            logger.notice("Removing a stale \(remains.path): its server is gone.")
            try FileManager.default.removeItem(at: remains)
        }
    }
}
