import Synchronization

extension Database {
    /// How long it is believed that a list is long.
    public static let believed = Duration.seconds(60)

    /// How many rows a statement finds, counted no further than one above a limit.
    ///
    /// Counting is most of what a page of a long list costs, and a long list seldom becomes short. So where more than the
    /// limit were found, that is believed for a while and not counted again. What is short is counted each time.
    /// - Parameters:
    ///   - rows: What follows `SELECT`, without order and limit.
    ///   - belief: How long what was found before may be believed.
    /// - Returns: `limit + 1` where there are more than the limit, or were a while ago.
    public func count(
        _ rows: SQL, upTo limit: Int, believing belief: Duration = believed
    ) async throws -> Int {
        let list = LongLists.List(preamble: preamble, rows: rows, limit: limit)
        if pool.longLists.have(list, since: .now - belief) { return limit + 1 }
        let count = try await value(.counting(rows, upTo: limit), as: Int.self) ?? 0
        if count > limit { pool.longLists.add(list, at: .now) }
        return count
    }
}

extension SQL {
    /// Counts rows no further than one above a limit, which stands in the text: of a bound one no plan knows how
    /// small it is.
    /// - Parameter rows: What follows `SELECT`, without order and limit.
    public static func counting(_ rows: SQL, upTo limit: Int) -> SQL {
        "SELECT count(*) FROM (SELECT \(rows) LIMIT \(raw: String(limit + 1))) AS counted"
    }
}

/// Which lists were found to be long, and when; of so many lists at most.
final class LongLists: Sendable {
    struct List: Hashable {
        let preamble: [SQL]
        let rows: SQL
        let limit: Int
    }

    private static let room = 1_000
    private let found = Mutex<[List: ContinuousClock.Instant]>([:])

    func have(_ list: List, since earliest: ContinuousClock.Instant) -> Bool {
        found.withLock { $0[list].map { $0 > earliest } ?? false }
    }

    func add(_ list: List, at moment: ContinuousClock.Instant) {
        found.withLock { found in
            if found.count >= Self.room {
                found = found.filter { $0.value > moment - Database.believed }
            }
            if found.count >= Self.room { found.removeAll() }
            found[list] = moment
        }
    }
}
