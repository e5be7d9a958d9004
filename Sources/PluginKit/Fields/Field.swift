/// One field of an input or output: its name, where it lies in the record, and what it may be.
///
/// What the value looks like follows from the type of the property; see ``FieldValue``.
public struct Field<Record: Sendable>: Sendable {
    public let description: FieldDescription
    let read: Reading
    let writing: FieldWriting

    /// Reads a value into a record, or says what is wrong with it.
    @usableFromInline
    typealias Reading = @Sendable (JSON, Pointer, inout Record, inout [FieldProblem]) -> Void

    /// A field that is read and written.
    /// - Parameters:
    ///   - label: The text of its label; by default `<texts of the record>.<name>`.
    @inlinable
    public init<Value: FieldValue>(
        _ name: String, _ path: any WritableKeyPath<Record, Value> & Sendable,
        _ traits: FieldTrait...,
        label: TextKey? = nil
    ) {
        let options = FieldOptions(traits)
        self.init(
            name, Value.shape, options, label,
            writing: Property(path).writing(as: name, masking: options.dataClass)
        ) { json, pointer, record, problems in
            guard !options.isReadOnly,
                let value = Value.read(json, at: pointer, obeying: options, into: &problems)
            else { return }
            record[keyPath: path] = value
        }
    }

    /// A field that is only told.
    @inlinable
    public init<Value: FieldValue>(
        _ name: String, told path: any KeyPath<Record, Value> & Sendable, _ traits: FieldTrait...,
        label: TextKey? = nil
    ) {
        var options = FieldOptions(traits)
        options.isReadOnly = true
        self.init(
            name, Value.shape, options, label,
            writing: Property(path).writing(as: name, masking: options.dataClass)
        ) { _, _, _, _ in }
    }

    @usableFromInline
    init(
        _ name: String, _ shape: Shape, _ options: FieldOptions, _ label: TextKey?,
        writing: FieldWriting, read: @escaping Reading
    ) {
        self.init(
            description: FieldDescription(
                name: name, shape: shape.narrowed(by: options), label: label ?? TextKey(name),
                options: options), read: read, writing: writing)
    }

    private init(description: FieldDescription, read: @escaping Reading, writing: FieldWriting) {
        self.description = description
        self.read = read
        self.writing = writing
    }

    /// The same field with its label looked for below the texts of its record.
    func labelled(below texts: String) -> Field {
        guard description.label.name == description.name else { return self }
        return Field(
            description: FieldDescription(
                name: description.name, shape: description.shape,
                label: TextKey("\(texts).\(description.name)"), options: description.options),
            read: read, writing: writing)
    }
}

/// Writes the name of a field and its value in the record that lies at a place in memory.
///
/// It names no type of record, since a list of such closures would look the type up for each record,
/// and it is a value of its own, since an array calls bare closures by a detour.
@usableFromInline
struct FieldWriting: Sendable {
    let write: @Sendable (UnsafeRawPointer, inout JSONWriter) -> Void

    @usableFromInline
    init(_ write: @escaping @Sendable (UnsafeRawPointer, inout JSONWriter) -> Void) {
        self.write = write
    }

    /// Some writings, one after the other, as a tree of pairs: what a closure holds is not counted up and
    /// down at each call, as the elements of an array are.
    static func joining(_ writings: ArraySlice<FieldWriting>) -> FieldWriting {
        guard let first = writings.first else { return FieldWriting { _, _ in } }
        guard writings.count > 1 else { return first }
        let middle = (writings.startIndex + writings.endIndex) / 2
        let before = joining(writings[..<middle]).write
        let after = joining(writings[middle...]).write
        return FieldWriting { record, json in
            before(record, &json)
            after(record, &json)
        }
    }
}

/// A word about a field: `.required`, `.length(1...300)`.
public struct FieldTrait: Sendable {
    let apply: @Sendable (inout FieldOptions) -> Void

    public static let required = FieldTrait { $0.isRequired = true }
    public static let readOnly = FieldTrait { $0.isReadOnly = true }
    public static let lines = FieldTrait { $0.control = .lines }
    public static let hidden = FieldTrait { $0.control = .hidden }
    public static let offered = FieldTrait { $0.control = .offered }
    public static let share = FieldTrait { $0.isShare = true }

    public static func length(_ lengths: ClosedRange<Int>) -> FieldTrait {
        FieldTrait { $0.lengths = lengths }
    }

    public static func count(_ counts: ClosedRange<Int>) -> FieldTrait {
        FieldTrait { $0.counts = counts }
    }

    public static func data(_ dataClass: DataClass) -> FieldTrait {
        FieldTrait { $0.dataClass = dataClass }
    }

    public static func hint(_ key: TextKey) -> FieldTrait {
        FieldTrait { $0.hint = key }
    }
}

extension FieldOptions {
    @usableFromInline
    init(_ traits: [FieldTrait]) {
        self.init()
        for trait in traits { trait.apply(&self) }
    }
}

extension Shape {
    /// The shape with the lengths that a field allows.
    fileprivate func narrowed(by options: FieldOptions) -> Shape {
        switch self {
        case .optional(let inner): return .optional(inner.narrowed(by: options))
        case .text(var text):
            if let lengths = options.lengths { text.lengths = lengths }
            return .text(text)
        default: return self
        }
    }
}
