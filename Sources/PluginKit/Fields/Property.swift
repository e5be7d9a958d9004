/// Reads one property of records: at its place in memory where it has one, since a key path looks
/// for it anew each time, which takes several times as long.
@usableFromInline
struct Property<Record, Value>: Sendable {
    private let path: any KeyPath<Record, Value> & Sendable
    @usableFromInline let offset: Int?

    @usableFromInline
    init(_ path: any KeyPath<Record, Value> & Sendable) {
        self.path = path
        offset = MemoryLayout<Record>.offset(of: path)
    }

    /// The value of a property that has no place of its own: a computed one.
    @usableFromInline
    func computed(in record: UnsafeRawPointer) -> Value {
        record.assumingMemoryBound(to: Record.self).pointee[keyPath: path]
    }
}

extension Property where Value: FieldValue, Record: Sendable {
    /// Writes the property of a record under a name.
    ///
    /// Compiled in the plugin for the type of each property, so that a list costs no look-up of types
    /// while it is written.
    @inlinable
    func writing(as name: String, masking dataClass: DataClass) -> FieldWriting {
        let quotedName = Array(",\"\(name)\":".utf8)
        guard let offset else {
            return FieldWriting { record, json in
                json.key(quoted: quotedName)
                computed(in: record).write(to: &json, masking: dataClass)
            }
        }
        return FieldWriting { record, json in
            json.key(quoted: quotedName)
            record.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
                .write(to: &json, masking: dataClass)
        }
    }
}
