import PluginKit

/// The contacts of an official that anyone may see, as the public list keeps them: told as they are
/// kept, since a list tells thousands of them for each that is read.
struct PublicContacts: FieldValue, SQLDecodable {
    /// `[{"kind", "value", "extension"}]`
    private let document: String

    static let none = PublicContacts(document: "[]")
    static var shape: Shape { [PublicContact].shape }

    private init(document: String) { self.document = document }

    init(cell: Cell) throws { document = try String(cell: cell) }

    /// The contacts one by one.
    var each: [PublicContact] {
        get throws {
            try [Contact](stored: document).map {
                PublicContact(kind: $0.kind, value: $0.value, extension: $0.extension)
            }
        }
    }

    /// Those that are public in another list, too.
    func still(in other: PublicContacts) throws -> PublicContacts {
        guard document != other.document else { return self }
        let known = Set(try other.each.map { [$0.kind.rawValue, $0.value] })
        let kept = try each.filter { known.contains([$0.kind.rawValue, $0.value]) }
        return PublicContacts(document: kept.written.text)
    }

    func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(kept: document)
    }

    /// The list follows from designations: no input gives it.
    static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> PublicContacts? {
        problems.append(FieldProblem(pointer, "unknownKey"))
        return nil
    }
}

/// A contact that anyone may see.
struct PublicContact: Described {
    var kind = Contact.Kind.phone
    var value = ""
    var `extension`: String?

    static let fields = Fields(
        "PublicContact", texts: "registry.contact", blank: PublicContact(),
        [
            Field("kind", told: \.kind), Field("value", told: \.value),
            Field("extension", told: \.extension),
        ])
}
