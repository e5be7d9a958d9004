import CLibpq

/// What one statement answered, kept as libpq received it until the last row is gone.
///
/// `@unchecked Sendable`: a `PGresult` never changes after it was received, and only `deinit`,
/// which runs once, frees it.
final class ResultSet: @unchecked Sendable {
    let pointer: OpaquePointer
    let rowCount: Int
    /// The types of the columns.
    let types: [UInt32]

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        types = rowCount == 0 ? [] : (0..<PQnfields(pointer)).map { PQftype(pointer, $0) }
    }

    deinit { PQclear(pointer) }

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
