/// A type that a field may have: how it looks from outside, how it is read and written.
public protocol FieldValue: Sendable {
    static var shape: Shape { get }

    /// The value, or nil with what is wrong added to the problems.
    static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Self?

    /// Writes the value; a value of a personal class is masked where the writer masks.
    func write(to json: inout JSONWriter, masking dataClass: DataClass)
}

extension FieldValue {
    /// Reads a value that is told as one text.
    /// - Parameters:
    ///   - code: What is wrong with a text of which nothing can be made.
    static func read(
        text json: JSON, at pointer: Pointer, otherwise code: String,
        into problems: inout [FieldProblem], _ make: (String) -> Self?
    ) -> Self? {
        if case .string(let text) = json, let value = make(text) { return value }
        problems.append(.unexpected(json, at: pointer, wanted: code))
        return nil
    }
}

extension FieldValue {
    /// The value as JSON, with nothing masked.
    public var written: JSONWriter {
        var json = JSONWriter()
        write(to: &json, masking: .public)
        return json
    }

    /// Whether both are written alike: what has no field may differ.
    public func saysTheSame(as other: Self) -> Bool { written.bytes == other.written.bytes }
}

extension JSONWriter {
    /// Whether a value of the class is to be written masked.
    func masks(_ dataClass: DataClass) -> Bool {
        masksPersonal && (dataClass == .personal || dataClass == .identifier)
    }
}

extension Described {
    public static var shape: Shape { .object(name: fields.name, fields: fields.descriptions) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Self? {
        let before = problems.count
        var given = Given(record: fields.blank, names: [])
        fields.decode(json, at: pointer, onto: &given, isNew: true, into: &problems)
        return problems.count == before ? given.record : nil
    }

    @inlinable
    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        Self.fields.write(self, to: &json)
    }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    public static var shape: Shape { .optional(Wrapped.shape) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Wrapped?? {
        if case .null = json {
            guard !options.isRequired else {
                problems.append(FieldProblem(pointer, "required"))
                return nil
            }
            return .some(nil)
        }
        return Wrapped.read(json, at: pointer, obeying: options, into: &problems).map { .some($0) }
    }

    @inlinable
    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        if let self { self.write(to: &json, masking: dataClass) } else { json.null() }
    }
}

extension Array: FieldValue where Element: FieldValue {
    public static var shape: Shape { .list(Element.shape) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> [Element]? {
        guard case .array(let elements) = json else {
            problems.append(FieldProblem(pointer, "notAList"))
            return nil
        }
        let counts = options.counts ?? 0...100
        guard counts.contains(elements.count) else {
            problems.append(
                FieldProblem(
                    pointer, elements.count < counts.lowerBound ? "tooFew" : "tooMany",
                    ["least": String(counts.lowerBound), "most": String(counts.upperBound)]))
            return nil
        }
        let before = problems.count
        let read = elements.enumerated().compactMap { index, element in
            Element.read(element, at: pointer.appending(index), obeying: options, into: &problems)
        }
        return problems.count == before ? read : nil
    }

    @inlinable
    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.beginArray()
        for element in self { element.write(to: &json, masking: dataClass) }
        json.endArray()
    }
}
