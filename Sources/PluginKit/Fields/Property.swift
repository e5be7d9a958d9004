/// Reads one property of records: at its place in memory where it has one, since a key path looks
/// for it anew each time, which takes several times as long.
struct Property<Record, Value>: Sendable {
    private let path: any KeyPath<Record, Value> & Sendable
    private let offset: Int?

    init(_ path: any KeyPath<Record, Value> & Sendable) {
        self.path = path
        offset = MemoryLayout<Record>.offset(of: path)
    }

    func value(in record: UnsafePointer<Record>) -> Value {
        guard let offset else { return record.pointee[keyPath: path] }
        return UnsafeRawPointer(record).load(fromByteOffset: offset, as: Value.self)
    }
}
