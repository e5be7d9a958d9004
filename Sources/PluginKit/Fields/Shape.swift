/// What a value looks like from outside: the one source of its JSON schema, its form control and the
/// reading of its text in a query, a form or a file.
public indirect enum Shape: Sendable {
    case text(Text)
    case integer(ClosedRange<Int>)
    case number
    case boolean
    /// `2026-03-20`
    case day
    /// `2026-03-20T09:00:00Z`
    case instant
    case uuid
    /// One of some words; their texts are `<texts>.<word>`.
    case choice([String], texts: String)
    /// `{"kk": …, "ru": …, "en": …}`
    case localized
    case list(Shape)
    case object(name: String, fields: [FieldDescription])
    case optional(Shape)

    /// A text and what it may be.
    public struct Text: Sendable {
        public var lengths: ClosedRange<Int>
        /// A format of JSON Schema: `email`, `uri`, …
        public var format: String?
        /// A regular expression of ECMA-262 that the whole text matches.
        public var pattern: String?
        /// One that it may be, for the API description.
        public var example: String?

        public init(
            lengths: ClosedRange<Int> = 0...2_000, format: String? = nil, pattern: String? = nil,
            example: String? = nil
        ) {
            self.lengths = lengths
            self.format = format
            self.pattern = pattern
            self.example = example
        }
    }

    /// The shape without the optional around it.
    public var wrapped: Shape {
        if case .optional(let inner) = self { inner.wrapped } else { self }
    }

    public var isOptional: Bool {
        if case .optional = self { true } else { false }
    }
}

/// What is told about one field: to the API description, to a form, to the audit.
public struct FieldDescription: Sendable {
    public let name: String
    public let shape: Shape
    public let label: TextKey
    public let options: FieldOptions
}

/// What a field is beside its name and type.
public struct FieldOptions: Sendable {
    /// Must be given where a record is made.
    public var isRequired = false
    /// Is told, not taken: a given value is passed over.
    public var isReadOnly = false
    /// How many characters a text may have, every language of it counted alone.
    public var lengths: ClosedRange<Int>?
    /// How many elements a list may have.
    public var counts: ClosedRange<Int>?
    /// How a form asks for it.
    public var control: FieldControl = .fitting
    public var dataClass: DataClass = .public
    /// Is a part of a whole, from 0 to 1, that people read as a percentage.
    public var isShare = false
    /// One more sentence in a form.
    public var hint: TextKey?

    public init() {}
}

/// How a form asks for a value.
public enum FieldControl: Sendable, Hashable {
    /// What fits the shape.
    case fitting
    /// Some lines of text.
    case lines
    /// Carried along, not shown.
    case hidden
    /// One of the options that the form's page offers for this field.
    case offered
}

/// Who may see a value.
public enum DataClass: String, Sendable {
    /// Anyone.
    case `public`
    /// A telephone number, address or mail box of an office; public with the record.
    case workContact
    /// About a person; masked in the audit and in logs.
    case personal
    /// IIN and the like; masked wherever it is not what the page is for.
    case identifier
}
