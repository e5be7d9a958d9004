import CLibpq

/// What one statement answered, kept as libpq received it until the last row is gone.
///
/// `@unchecked Sendable`: a `PGresult` never changes after it was received, and only `deinit`,
/// which runs once, frees it.
final class ResultSet: @unchecked Sendable {
    let pointer: OpaquePointer
    let rowCount: Int
    /// The number of columns; none where there are no rows to have them.
    let columnCount: Int

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        columnCount = rowCount == 0 ? 0 : Int(PQnfields(pointer))
    }

    deinit { PQclear(pointer) }

    /// The type of a column. libpq answers it from memory, and no array is counted up and down.
    func type(of column: Int) -> UInt32 { PQftype(pointer, Int32(truncatingIfNeeded: column)) }

    var rows: [Row] {
        switch rowCount {
        case 0: []
        case 1: [Row(result: self, index: 0)]
        default: (0..<rowCount).map { Row(result: self, index: $0) }
        }
    }

    /// How many rows the statement changed or read, as its command tag says.
    var affected: Int {
        Int(String(cString: PQcmdTuples(pointer))) ?? 0
    }

    /// The command tag, such as `COMMIT` or `INSERT 0 1`.
    var tag: String { String(cString: PQcmdStatus(pointer)) }
}
