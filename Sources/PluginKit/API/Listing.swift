public import PostgresStore

/// Which part of a list is asked for: `page`, `perPage` (at most 100) and `sort`.
public struct Paging: Sendable, Hashable {
    /// From 1.
    public let page: Int
    public let perPage: Int
    /// The name of the field to sort by; with `-` in front, downwards.
    public let sort: String?

    public static let perPageLimit = 100

    public init(page: Int = 1, perPage: Int = 20, sort: String? = nil) {
        self.page = page
        self.perPage = perPage
        self.sort = sort
    }

    public var offset: Int { (page - 1) * perPage }

    /// `LIMIT … OFFSET …` of the part, to end a statement with.
    ///
    /// The lengths that pages have stand in the text, since a plan that knew none would reckon with a
    /// tenth of the table. Other lengths and later pages are bound: each text is a plan to be kept.
    public var slice: SQL {
        let limit: SQL =
            [20, 50, 100].contains(perPage) ? "LIMIT \(raw: String(perPage))" : "LIMIT \(perPage)"
        return page == 1 ? limit : limit + " OFFSET \(offset)"
    }
}

/// One page of a list and how long the whole list is.
public struct Listing<Item: Sendable>: Sendable {
    public var items: [Item]
    public let total: Total

    public init(items: [Item], total: Total) {
        self.items = items
        self.total = total
    }

    public func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Listing<Other>
    {
        Listing<Other>(items: try items.map(transform), total: total)
    }
}

/// How many there are: exactly, or at least so many where counting on would be slow.
public struct Total: Sendable, Hashable {
    public let count: Int
    public let isExact: Bool

    /// Lists are counted up to here.
    public static let countingLimit = 1_000

    public static func exact(_ count: Int) -> Total { Total(count: count, isExact: true) }

    public static func atLeast(_ count: Int) -> Total { Total(count: count, isExact: false) }

    /// From a count that was stopped one above the limit.
    public static func counted(_ count: Int) -> Total {
        count > countingLimit
            ? Total(count: countingLimit, isExact: false) : Total(count: count, isExact: true)
    }
}

extension Listing where Item: Described {
    func write(to json: inout JSONWriter, paging: Paging) {
        json.beginObject()
        json.key("items")
        Item.fields.write(items, to: &json)
        json.key("total")
        json.write(total.count)
        json.key("totalIs")
        json.write(total.isExact ? "exact" : "atLeast")
        json.key("page")
        json.write(paging.page)
        json.key("perPage")
        json.write(paging.perPage)
        json.endObject()
    }
}
