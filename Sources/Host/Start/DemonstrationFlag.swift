import PostgresStore
import ServiceLifecycle
import Synchronization

/// Whether demonstration data is loaded: said on every page.
///
/// It is loaded and removed by commands, so a host that runs listens for what they did.
final class DemonstrationFlag: Service {
    private let loaded = Atomic(false)
    private let database: Database
    private static let channel = "arna_demonstration"

    init(readFrom database: Database) async throws {
        self.database = database
        try await read()
    }

    var isLoaded: Bool { loaded.load(ordering: .relaxed) }

    /// Tells every host of this database to look again.
    func changed(in database: Database) async throws {
        _ = try await database.query("SELECT pg_notify(\(Self.channel), '')")
        try await read()
    }

    func run() async throws {
        let database = database
        await cancelWhenGracefulShutdown { [self] in
            for await _ in database.notifications(on: Self.channel) { try? await read() }
        }
    }

    private func read() async throws {
        let count = try await database.value(
            "SELECT count(*) FROM platform.demonstration", as: Int.self)
        loaded.store((count ?? 0) > 0, ordering: .relaxed)
    }
}
