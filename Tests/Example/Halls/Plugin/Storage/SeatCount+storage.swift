import KazakhstanFormats
import PluginKit

extension SeatCount {
    /// The counts, the latest day first.
    static func list(_ paging: Paging, in database: Database) async throws -> Listing<SeatCount> {
        async let total = database.value("SELECT count(*) FROM halls.seat_counts", as: Int.self)
        async let rows = database.rows(
            "SELECT day, halls, seats FROM halls.seat_counts ORDER BY day DESC \(paging.slice)",
            as: (Day, Int, Int).self)
        return Listing(
            items: try await rows.map { SeatCount(day: $0, halls: $1, seats: $2) },
            total: .exact(try await total ?? 0))
    }

    /// Counts the seats of a day; a day that was counted already is counted anew.
    static func count(_ day: Day, in change: Change) async throws {
        try await change.execute(
            """
            INSERT INTO halls.seat_counts (day, halls, seats)
            SELECT \(day), count(*), coalesce(sum(seats), 0) FROM halls.halls
            WHERE last_day IS NULL OR last_day >= \(day)
            ON CONFLICT (day) DO UPDATE SET halls = EXCLUDED.halls, seats = EXCLUDED.seats
            """)
    }
}
