import CLibpq

/// One value of a row, in the server's binary format.
///
/// `@unchecked Sendable`: `start` points into the answer that `result` keeps; neither ever changes, and
/// the bytes live as long as `result` does.
public struct Cell: @unchecked Sendable {
    private let result: ResultSet
    private let start: UnsafeRawPointer?
    private let count: Int32
    private let column: Int32
    /// The type's object identifier in the server's catalogue, as 25 for `text`.
    public let oid: UInt32

    init(result: ResultSet, row: Int, column: Int) {
        self.result = result
        self.column = Int32(truncatingIfNeeded: column)
        oid = result.type(of: column)
        let row = Int32(truncatingIfNeeded: row)
        if PQgetisnull(result.pointer, row, self.column) == 1 {
            start = nil
            count = 0
        } else {
            start = UnsafeRawPointer(PQgetvalue(result.pointer, row, self.column))
            count = PQgetlength(result.pointer, row, self.column)
        }
    }

    /// A part of an array's bytes: one element of it. NULL where there are none.
    init(element bytes: UnsafeRawBufferPointer?, type: UInt32, of array: Cell) {
        result = array.result
        column = array.column
        start = bytes?.baseAddress
        count = Int32(truncatingIfNeeded: bytes?.count ?? 0)
        oid = type
    }

    /// The name of the column.
    public var name: String { String(cString: PQfname(result.pointer, column)) }

    /// Whether the value is NULL.
    public var isNull: Bool { start == nil }

    /// A copy of the bytes, `nil` for NULL.
    public var bytes: [UInt8]? {
        isNull ? nil : withBytes { [UInt8]($0) }
    }

    /// Lends the bytes without a copy; those of NULL are empty.
    public func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        defer { extendLifetime(result) }
        return try body(UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    /// The error that says that the cell cannot be read as the type that was wanted.
    public func mismatch(wanted: String) -> DecodingMismatch {
        DecodingMismatch(
            column: name, found: isNull ? "NULL" : PostgresType.name(oid), wanted: wanted)
    }
}
