import PostgresStore
import Synchronization

/// Whether demonstration data is loaded: said on every page.
final class DemonstrationFlag: Sendable {
    private let loaded: Atomic<Bool>

    private init(_ loaded: Bool) { self.loaded = Atomic(loaded) }

    static func read(from database: Database) async throws -> DemonstrationFlag {
        let count = try await database.value(
            "SELECT count(*) FROM platform.demonstration", as: Int.self)
        return DemonstrationFlag((count ?? 0) > 0)
    }

    var isLoaded: Bool { loaded.load(ordering: .relaxed) }

    func set(_ isLoaded: Bool) { loaded.store(isLoaded, ordering: .relaxed) }
}
