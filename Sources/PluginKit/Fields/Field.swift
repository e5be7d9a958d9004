/// One field of an input or output: its name, where it lies in the record, and what it may be.
///
/// What the value looks like follows from the type of the property; see ``FieldValue``.
public struct Field<Record: Sendable>: Sendable {
    public let description: FieldDescription
    let read: @Sendable (JSON, Pointer, inout Record, inout [FieldProblem]) -> Void
    let write: Writing

    /// Writes the name of a field and its value in a record.
    typealias Writing = @Sendable (UnsafePointer<Record>, inout JSONWriter) -> Void

    /// A field that is read and written.
    /// - Parameters:
    ///   - label: The text of its label; by default `<texts of the record>.<name>`.
    public init<Value: FieldValue>(
        _ name: String, _ path: any WritableKeyPath<Record, Value> & Sendable,
        _ traits: FieldTrait...,
        label: TextKey? = nil
    ) {
        let options = FieldOptions(traits)
        self.init(name, Property(path), options, label) { json, pointer, record, problems in
            guard !options.isReadOnly,
                let value = Value.read(json, at: pointer, obeying: options, into: &problems)
            else { return }
            record[keyPath: path] = value
        }
    }

    /// A field that is only told.
    public init<Value: FieldValue>(
        _ name: String, told path: any KeyPath<Record, Value> & Sendable, _ traits: FieldTrait...,
        label: TextKey? = nil
    ) {
        var options = FieldOptions(traits)
        options.isReadOnly = true
        self.init(name, Property(path), options, label) { _, _, _, _ in }
    }

    private init<Value: FieldValue>(
        _ name: String, _ property: Property<Record, Value>, _ options: FieldOptions,
        _ label: TextKey?,
        read: @escaping @Sendable (JSON, Pointer, inout Record, inout [FieldProblem]) -> Void
    ) {
        let quotedName = Array("\"\(name)\":".utf8)
        let dataClass = options.dataClass
        self.init(
            description: FieldDescription(
                name: name, shape: Value.shape.narrowed(by: options), label: label ?? TextKey(name),
                options: options), read: read
        ) { record, json in
            json.key(quoted: quotedName)
            property.value(in: record).write(to: &json, masking: dataClass)
        }
    }

    private init(
        description: FieldDescription,
        read: @escaping @Sendable (JSON, Pointer, inout Record, inout [FieldProblem]) -> Void,
        write: @escaping Writing
    ) {
        self.description = description
        self.read = read
        self.write = write
    }

    /// The same field with its label looked for below the texts of its record.
    func labelled(below texts: String) -> Field {
        guard description.label.name == description.name else { return self }
        return Field(
            description: FieldDescription(
                name: description.name, shape: description.shape,
                label: TextKey("\(texts).\(description.name)"), options: description.options),
            read: read, write: write)
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
