/// A cell holds another type than was asked for.
public struct DecodingMismatch: StoreError, Equatable {
    public let column: String
    /// The type in the database, or `NULL`.
    public let found: String
    /// The type in Swift.
    public let wanted: String

    public init(column: String, found: String, wanted: String) {
        self.column = column
        self.found = found
        self.wanted = wanted
    }

    public var description: String {
        "column \"\(column)\" is \(found) and cannot be read as \(wanted)"
    }
}

/// A row has more or fewer columns than were asked for.
public struct ColumnCountMismatch: StoreError, Equatable {
    public let columns: Int
    public let asked: Int

    public init(columns: Int, asked: Int) {
        self.columns = columns
        self.asked = asked
    }

    public var description: String { "the row has \(columns) columns, not \(asked)" }
}
