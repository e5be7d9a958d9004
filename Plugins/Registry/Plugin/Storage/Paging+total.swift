import PluginKit

extension Paging {
    /// How long a list is, where its page of so many items tells it: the last one, not quite full.
    func total(ofPageWith count: Int) -> Total? {
        guard count < perPage, count > 0 || page == 1 else { return nil }
        return .counted(offset + count)
    }

    /// A page of a list, with how long the list is.
    /// - Parameter rows: What follows SELECT, without order and limit.
    func listing<Item: Sendable>(
        _ items: [Item], counting rows: SQL, from database: Database
    ) async throws -> Listing<Item> {
        Listing(
            items: items,
            total: try await total(ofPageWith: items.count, counting: rows, from: database))
    }

    /// How long a list is: told by its page, or else counted.
    /// - Parameter rows: What follows SELECT, without order and limit.
    func total(
        ofPageWith count: Int, counting rows: SQL, from database: Database
    ) async throws -> Total {
        if let total = total(ofPageWith: count) { return total }
        return try await database.total(of: rows)
    }
}
