/// The description of an input or output: the one place from which come its decoding, its JSON, its
/// schema, its form, its masking and its audit.
///
/// ```swift
/// struct Renaming: Described {
///     var name = LocalizedText()
///     var effectiveOn: Day?
///     static let fields = Fields(
///         "Renaming", texts: "publications.renaming", blank: Renaming(),
///         [
///             Field("name", \.name, .required, .length(1...300)),
///             Field("effectiveOn", \.effectiveOn, .required),
///         ])
/// }
/// ```
public struct Fields<Record: Sendable>: Sendable {
    /// The name of its schema in the API description.
    public let name: String
    public let all: [Field<Record>]
    private let makeBlank: @Sendable () -> Record
    private let check: @Sendable (Record, inout [FieldProblem]) -> Void
    private let positions: [String: Int]
    public let descriptions: [FieldDescription]
    private let writings: [FieldWriting]
    /// All of them as one.
    @usableFromInline let writing: FieldWriting

    /// - Parameters:
    ///   - texts: Where the labels lie: the label of `name` is `<texts>.name`.
    ///   - blank: What an input starts from; made anew for each, so that it may hold a new id.
    ///   - check: Rules that concern several fields.
    /// - Precondition: No two fields have one name.
    public init(
        _ name: String, texts: String, blank: @escaping @autoclosure @Sendable () -> Record,
        _ fields: [Field<Record>],
        check: @escaping @Sendable (Record, inout [FieldProblem]) -> Void = { _, _ in }
    ) {
        self.name = name
        makeBlank = blank
        self.check = check
        all = fields.map { $0.labelled(below: texts) }
        descriptions = all.map(\.description)
        writings = fields.map(\.writing)
        writing = .joining(writings[...])
        positions = Dictionary(
            uniqueKeysWithValues: fields.enumerated().map { ($1.description.name, $0) })
    }

    /// What an input starts from.
    public var blank: Record { makeBlank() }

    /// The names of the fields that an input may give.
    var givable: [String] {
        descriptions.filter { !$0.options.isReadOnly }.map(\.name)
    }

    /// Reads an input, or throws with every problem in it.
    /// - Parameter existing: The record that the input changes; fields that are not given keep its
    ///   values, and none is required. Without it a new record is read from ``blank``.
    public func decode(_ json: JSON, onto existing: Record? = nil) throws(InvalidFields) -> Given<
        Record
    > {
        var problems: [FieldProblem] = []
        var given = Given(record: existing ?? blank, names: [])
        decode(json, at: Pointer(), onto: &given, isNew: existing == nil, into: &problems)
        guard problems.isEmpty else { throw InvalidFields(problems) }
        return given
    }

    func decode(
        _ json: JSON, at pointer: Pointer, onto given: inout Given<Record>, isNew: Bool,
        into problems: inout [FieldProblem]
    ) {
        guard case .object(let members) = json else {
            problems.append(FieldProblem(pointer, "notAnObject"))
            return
        }
        let before = problems.count
        for member in members {
            let place = pointer.appending(member.name)
            guard let position = positions[member.name] else {
                problems.append(.unknownKey(member.name, at: place, known: givable))
                continue
            }
            all[position].read(member.value, place, &given.record, &problems)
            given.names.insert(member.name)
        }
        if isNew {
            for field in descriptions
            where field.options.isRequired && !given.names.contains(field.name) {
                problems.append(FieldProblem(pointer.appending(field.name), "required"))
            }
        }
        guard problems.count == before else { return }
        var found: [FieldProblem] = []
        check(given.record, &found)
        problems += found.map {
            FieldProblem(Pointer(pointer.text + $0.pointer.text), $0.code, $0.message)
        }
    }

    @inlinable
    public func write(_ record: borrowing Record, to json: inout JSONWriter) {
        withUnsafePointer(to: record) { json.write(UnsafeRawPointer($0), by: writing) }
    }

    func describes(_ name: String) -> Bool { positions[name] != nil }

    /// Some fields of a record as JSON.
    func json(of record: Record, _ positions: [Int]) -> JSON {
        var json = JSONWriter()
        withUnsafePointer(to: record) {
            json.write(
                UnsafeRawPointer($0), by: .joining(positions.map { writings[$0] }[...]))
        }
        return (try? JSONParser.parse([UInt8](json.text.utf8))) ?? .null
    }

    /// Writes records as an array, each at its place.
    func write(_ records: [Record], to json: inout JSONWriter) {
        json.beginArray()
        let writing = writing
        records.withUnsafeBufferPointer { records in
            for record in records.indices {
                json.write(UnsafeRawPointer(records.baseAddress! + record), by: writing)
            }
        }
        json.endArray()
    }

    /// The record as JSON with what is personal masked: fit for the audit.
    public func masked(_ record: Record) -> String {
        var json = JSONWriter(masksPersonal: true)
        write(record, to: &json)
        return json.text
    }
}

extension JSONWriter {
    @usableFromInline
    mutating func write(_ record: UnsafeRawPointer, by writing: FieldWriting) {
        beginObject()
        writing.write(record, &self)
        endObject()
    }
}

/// A record that was read from an input, and the names that the input gave.
///
/// What was not given is left as it was; what was given as null is emptied.
public struct Given<Record: Sendable>: Sendable {
    public var record: Record
    public internal(set) var names: Set<String>

    public init(record: Record, names: Set<String>) {
        self.record = record
        self.names = names
    }

    public func contains(_ name: String) -> Bool { names.contains(name) }
}

/// A record that describes itself.
public protocol Described: FieldValue {
    static var fields: Fields<Self> { get }
    /// That of a ``Revised`` record; nil of all others.
    var revisionIfAny: Int? { get }
}

extension Described {
    public var revisionIfAny: Int? { nil }
}

extension Described where Self: Revised {
    public var revisionIfAny: Int? { revision }
}

/// An input without any field.
public struct Nothing: Described {
    public static let fields = Fields("Nothing", texts: "host", blank: Nothing(), [])
    public init() {}
}

extension FieldProblem {
    static func unknownKey(_ name: String, at place: Pointer, known: [String]) -> FieldProblem {
        if let near = Spelling.nearest(to: name, among: known) {
            return FieldProblem(
                place, "unknownKey", Message("host.field.unknownKeyNear", ["near": near]))
        }
        return FieldProblem(place, "unknownKey")
    }
}
