public import PostgresStore

extension Paging {
    /// A page of a list, with how long the list is.
    /// - Parameter rows: What follows `SELECT`, without order and limit.
    public func listing<Item: Sendable>(
        _ items: [Item], counting rows: SQL, from database: Database
    ) async throws -> Listing<Item> {
        Listing(
            items: items,
            total: try await total(ofPageWith: items.count, counting: rows, from: database))
    }

    /// How long a list is: told by its page, or else counted, which is believed for a minute where there are more than
    /// ``Total/countingLimit``.
    /// - Parameters:
    ///   - count: How many items the page has.
    ///   - rows: What follows `SELECT`, without order and limit. A moment of now in it makes it another list each time:
    ///     take the beginning of an hour or day.
    public func total(
        ofPageWith count: Int, counting rows: SQL, from database: Database
    ) async throws -> Total {
        if let total = total(ofPageWith: count) { return total }
        return .counted(try await database.count(rows, upTo: Total.countingLimit))
    }

    /// How long a list is, where its page of so many items tells it: the last one, not quite full.
    public func total(ofPageWith count: Int) -> Total? {
        guard count < perPage, count > 0 || page == 1 else { return nil }
        return .counted(offset + count)
    }
}
