import CLibpq

/// One row of an answer.
public struct Row: Sendable {
    let result: ResultSet
    let index: Int

    /// The number of columns.
    public var count: Int { result.columnCount }

    /// The cell in a column, counted from 0.
    public subscript(column: Int) -> Cell {
        precondition(column >= 0 && column < count, "the row has \(count) columns")
        return Cell(result: result, row: index, column: column)
    }

    /// The cells from left to right, each read once.
    public var cells: CellReader { CellReader(row: self) }

    /// The row as a tuple; it must have as many columns as the tuple has elements.
    public func decode<each T: SQLDecodable>(
        as type: (repeat each T).Type
    ) throws -> (repeat each T) {
        var reader = cells
        let values = (repeat try reader.next((each T).self))
        try reader.end()
        return values
    }

    /// The only column of the row.
    public func decode<T: SQLDecodable>(as type: T.Type) throws -> T {
        var reader = cells
        let value = try reader.next(type)
        try reader.end()
        return value
    }
}

/// Reads the cells of a row from left to right: `let id: UUID = try cells.next()`.
public struct CellReader: Sendable {
    private let row: Row
    private var position = 0

    init(row: Row) { self.row = row }

    /// The next cell as a value of the type asked for.
    @inlinable
    public mutating func next<T: SQLDecodable>(_ type: T.Type = T.self) throws -> T {
        try T(cell: nextCell())
    }

    /// The next cell as text, nil for NULL: what ``next(_:)`` gives for a `String?`, and quicker.
    public mutating func nextText() throws -> String? {
        let column = Int32(truncatingIfNeeded: position)
        let index = Int32(truncatingIfNeeded: row.index)
        guard position < row.count, row.result.type(of: position) == PostgresType.text else {
            return try next()
        }
        position += 1
        defer { extendLifetime(row.result) }
        let result = row.result.pointer
        guard PQgetisnull(result, index, column) == 0 else { return nil }
        return String(
            decoding: UnsafeRawBufferPointer(
                start: PQgetvalue(result, index, column),
                count: Int(PQgetlength(result, index, column))), as: UTF8.self)
    }

    /// The next cell as it is.
    public mutating func nextCell() throws -> Cell {
        guard position < row.count else {
            throw ColumnCountMismatch(columns: row.count, asked: position + 1)
        }
        defer { position += 1 }
        return Cell(result: row.result, row: row.index, column: position)
    }

    /// States that the row has been read to its end.
    public func end() throws {
        guard position == row.count else {
            throw ColumnCountMismatch(columns: row.count, asked: position)
        }
    }
}
