/// What statements can be sent to: a ``Database``, a ``Transaction`` or a ``Connection``.
public protocol SQLExecuting: Sendable {
    /// Sends a statement and returns its rows.
    func query(_ sql: SQL) async throws -> [Row]

    /// Sends a statement and returns how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) async throws -> Int
}

extension SQLExecuting {
    /// All rows as tuples: `rows("SELECT id, name FROM bodies", as: (UUID, String).self)`.
    public func rows<each T: SQLDecodable>(
        _ sql: SQL, as type: (repeat each T).Type
    ) async throws -> [(repeat each T)] {
        try await query(sql).map { try $0.decode(as: type) }
    }

    /// The only column of all rows.
    public func rows<T: SQLDecodable>(_ sql: SQL, as type: T.Type) async throws -> [T] {
        try await query(sql).map { try $0.decode(as: type) }
    }

    /// The first row as a tuple, `nil` when there is none.
    public func row<each T: SQLDecodable>(
        _ sql: SQL, as type: (repeat each T).Type
    ) async throws -> (repeat each T)? {
        try await query(sql).first?.decode(as: type)
    }

    /// The only column of the first row, `nil` when there is no row.
    public func value<T: SQLDecodable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T? {
        try await query(sql).first?.decode(as: type)
    }
}
