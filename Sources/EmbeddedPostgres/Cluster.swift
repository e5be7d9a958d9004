import Foundation
import Logging

/// A cluster in its place, with what can be done to it; whoever calls holds the entrance lock.
struct Cluster: Sendable {
    let place: ClusterPlace
    let durability: Durability
    let logger: Logger
    private let binaries: URL

    /// - Throws: ``BinariesMissing`` when the version that the cluster needs is not installed.
    init(place: ClusterPlace, durability: Durability, logger: Logger) async throws {
        self.place = place
        self.durability = durability
        self.logger = logger
        binaries = try await Binaries.folder(version: Self.version(of: place))
    }

    /// - Returns: Whether a server was found running.
    func startOrAdopt() async throws -> Bool {
        try await initialiseIfAbsent()
        let changed = try ServerConfiguration(place: place, durability: durability).write()
        let adopted = try await adopt(reload: changed)
        if !adopted { try await launch() }
        try await furnish()
        return adopted
    }

    /// Ends the sessions and stops the server; when it does not obey, without a checkpoint.
    func stop() async throws {
        guard Postmaster.living(in: place.data) != nil else { return }
        logger.info("Stopping the database in \(place.folder.path).")
        do {
            try await control(["stop", "--mode=fast", "--timeout=60"])
        } catch let failure as ProgramFailed {
            logger.warning("\(failure)")
            try await control(["stop", "--mode=immediate", "--timeout=30"])
        }
    }

    /// Runs a statement or script in `psql` as the superuser; the first error ends it.
    ///
    /// It is handed over as a file: swift-subprocess ends the process when a program ends before it
    /// has read its input (seen).
    @discardableResult
    func execute(_ script: String, in database: String) async throws -> String {
        let file = place.folder.appendingPathComponent("script-\(UUID().uuidString).sql")
        try place.write(script, to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await program("psql").run(
            [
                "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1",
                "--host=\(place.sockets.path)", "--username=\(Role.superuser)",
                "--dbname=\(database)", "--file=\(file.path)",
            ])
    }

    /// A cluster is made under another name and moved when whole, so a start that was killed
    /// leaves nothing half made.
    private func initialiseIfAbsent() async throws {
        guard !FileManager.default.fileExists(atPath: place.data.path) else { return }
        logger.notice("Preparing a private PostgreSQL in \(place.folder.path), once …")
        let draft = place.data.appendingPathExtension("new")
        try? FileManager.default.removeItem(at: draft)
        try? FileManager.default.removeItem(at: place.furnished)
        try place.own(draft)
        var arguments = [
            "--pgdata=\(draft.path)", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=peer",
            "--username=\(Role.superuser)",
        ]
        if durability == .none { arguments.append("--no-sync") }
        try await program("initdb").run(arguments)
        try FileManager.default.moveItem(at: draft, to: place.data)
    }

    private func adopt(reload: Bool) async throws -> Bool {
        let data = place.data
        guard let found = Postmaster.living(in: data) else { return false }
        logger.debug("The database in \(place.folder.path) runs already (\(found.pid)).")
        try await Patience(limit: .seconds(60), logger: logger).until("the running database") {
            Postmaster.isReady(in: data) || Postmaster.living(in: data) == nil
        }
        guard Postmaster.living(in: data) != nil else { return false }
        if reload { try await control(["reload"]) }
        return true
    }

    func control(_ arguments: [String]) async throws {
        try await program("pg_ctl").run(arguments + ["--pgdata=\(place.data.path)", "--silent"])
    }

    private func program(_ name: String) -> Program {
        Program(name: name, binaries: binaries, user: place.user)
    }

    /// The version that made the cluster; nil before there is one.
    private static func version(of place: ClusterPlace) throws -> Int? {
        let file = place.data.appending(path: "PG_VERSION")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        guard let version = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw VersionUnknown(file: file.path)
        }
        return version
    }
}
