import CLibpq

/// One value of a row, in the server's binary format.
public struct Cell: Sendable {
    private let storage: Storage
    private let index: Int

    private enum Storage: Sendable {
        case result(ResultSet, row: Int)
        case element(bytes: ArraySlice<UInt8>?, type: UInt32, name: String)
    }

    init(result: ResultSet, row: Int, column: Int) {
        storage = .result(result, row: row)
        index = column
    }

    init(element bytes: ArraySlice<UInt8>?, type: UInt32, of array: Cell) {
        storage = .element(bytes: bytes, type: type, name: array.name)
        index = 0
    }

    /// The name of the column.
    public var name: String {
        switch storage {
        case .result(let result, _): String(cString: PQfname(result.pointer, Int32(index)))
        case .element(_, _, let name): name
        }
    }

    /// The type's object identifier in the server's catalogue, as 25 for `text`.
    public var oid: UInt32 {
        switch storage {
        case .result(let result, _): PQftype(result.pointer, Int32(index))
        case .element(_, let type, _): type
        }
    }

    /// Whether the value is NULL.
    public var isNull: Bool {
        switch storage {
        case .result(let result, let row):
            PQgetisnull(result.pointer, Int32(row), Int32(index)) == 1
        case .element(let bytes, _, _): bytes == nil
        }
    }

    /// A copy of the bytes, `nil` for NULL.
    public var bytes: [UInt8]? {
        isNull ? nil : withBytes { [UInt8]($0) }
    }

    /// Lends the bytes without a copy; those of NULL are empty.
    public func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        switch storage {
        case .result(let result, let row):
            defer { extendLifetime(result) }
            let length = PQgetlength(result.pointer, Int32(row), Int32(index))
            let start = PQgetvalue(result.pointer, Int32(row), Int32(index))
            return try body(UnsafeRawBufferPointer(start: start, count: Int(length)))
        case .element(let bytes, _, _):
            return try (bytes ?? []).withUnsafeBytes(body)
        }
    }

    /// The error that says that the cell cannot be read as the type that was wanted.
    public func mismatch(wanted: String) -> DecodingMismatch {
        DecodingMismatch(
            column: name, found: isNull ? "NULL" : PostgresType.name(oid), wanted: wanted)
    }
}
