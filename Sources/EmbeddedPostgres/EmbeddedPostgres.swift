public import Foundation
public import Logging
public import ServiceLifecycle
import Synchronization

/// A private PostgreSQL cluster in a folder, reachable through a Unix socket only.
///
/// Several processes, and several values in one process, may use one folder at once: the first
/// starts the server, the others adopt it, and the last one out stops it. A process that was killed
/// counts as gone, so a server that outlived its host is adopted and later stopped by the next one.
public final class EmbeddedPostgres: Service {
    /// The folder that was asked for; the cluster lies elsewhere where ``Connections/note`` says so.
    public let folder: URL
    let durability: Durability
    let logger: Logger
    private let use = Mutex<Use?>(nil)

    /// What is held between `start` and `stop`.
    struct Use {
        let cluster: Cluster
        let lease: FileLock
        let connections: Connections
    }

    /// - Parameters:
    ///   - folder: The cluster's own folder; it is made when absent.
    ///   - durability: `.none` loses data when the machine stops and is for tests only.
    public init(folder: URL, durability: Durability = .full, logger: Logger) {
        self.folder = folder
        self.durability = durability
        self.logger = logger
    }

    /// Makes the cluster if there is none, starts or adopts its server and returns once it answers.
    ///
    /// The roles `arna_owner` and `arna_host` and the database `arna` exist afterwards. A second
    /// call without a `stop` between answers the same.
    ///
    /// - Throws: ``BinariesMissing``, ``FolderUnusable``, ``VersionUnknown``, ``ProgramFailed``
    ///   or ``OutOfPatience``, each fit to be shown.
    public func start() async throws -> Connections {
        if let connections = use.withLock({ $0?.connections }) { return connections }
        let user = try ServerUser.forCluster(in: folder)
        let place = try await ClusterPlace(folder, user: user)
        try place.prepare()
        let entrance = try await FileLock.exclusive(
            place.entrance, waitingFor: "another process that starts or stops it", logger: logger)
        defer { entrance.release() }
        try place.furnish()
        let cluster = try await Cluster(place: place, durability: durability, logger: logger)
        let lease = try FileLock.shared(place.lease)
        do {
            let adopted = try await cluster.startOrAdopt()
            let connections = Connections(
                database: Connections.defaultDatabase, socketFolder: place.sockets,
                adopted: adopted, note: place.note)
            let started = Use(cluster: cluster, lease: lease, connections: connections)
            use.withLock { $0 = started }
            return connections
        } catch {
            lease.release()
            throw error
        }
    }

    /// Stops the server unless somebody else still uses it; connections in use are ended.
    public func stop() async {
        guard let use = use.withLock({ $0.take() }) else { return }
        // In a task of its own, awaited at once: when the caller is cancelled, a server would stay.
        await Task { [logger] in
            do {
                let entrance = try await FileLock.exclusive(
                    use.cluster.place.entrance,
                    waitingFor: "another process that starts or stops it", logger: logger)
                defer { entrance.release() }
                defer { use.lease.release() }
                guard use.lease.becomeExclusive() else {
                    return logger.debug("The database stays up: somebody else uses it.")
                }
                try await use.cluster.stop()
            } catch {
                logger.error("The database could not be stopped: \(error)")
            }
        }.value
    }

    /// Runs until graceful shutdown or cancellation, then stops as ``stop()`` does.
    public func run() async throws {
        _ = try await start()
        try? await gracefulShutdown()
        await stop()
    }

    /// The cluster in use.
    /// - Precondition: `start` was called and `stop` was not.
    var cluster: Cluster {
        guard let cluster = use.withLock({ $0?.cluster }) else {
            preconditionFailure("EmbeddedPostgres is used before start() or after stop()")
        }
        return cluster
    }
}
