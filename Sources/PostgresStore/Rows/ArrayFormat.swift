/// The server's binary format of an array: dimensions, flags, element type, then for each dimension
/// its size and lower bound, then each element after its length, -1 for NULL.
struct ArrayFormat {
    private var rest: UnsafeRawBufferPointer

    /// - Parameter bytes: They must outlive the format.
    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    func elements(of cell: Cell) throws -> [Cell] {
        var reader = self
        guard let dimensions = reader.int32(), reader.int32() != nil, let type = reader.int32(),
            (0...1).contains(dimensions)
        else { throw cell.mismatch(wanted: "an array of one dimension") }
        guard dimensions == 1 else { return [] }
        guard let count = reader.int32(), reader.int32() != nil else {
            throw cell.mismatch(wanted: "an array")
        }
        return try (0..<count).map { _ in
            guard let length = reader.int32() else { throw cell.mismatch(wanted: "an array") }
            let bytes = length < 0 ? nil : reader.take(Int(length))
            return Cell(element: bytes, type: UInt32(bitPattern: type), of: cell)
        }
    }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
        let taken = UnsafeRawBufferPointer(rebasing: rest.prefix(count))
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        return taken
    }

    private mutating func int32() -> Int32? {
        guard rest.count >= 4 else { return nil }
        return Int32(bigEndian: take(4).loadUnaligned(as: Int32.self))
    }
}
