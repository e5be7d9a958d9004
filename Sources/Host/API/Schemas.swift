import PluginKit

/// The JSON schemas of the records that the API of one plugin takes and tells, each named `<plugin>.<Record>`.
struct Schemas {
    private let prefix: String
    private(set) var members: [JSON.Member] = []
    /// The names that two records bear which do not look the same.
    private(set) var clashes = Set<String>()

    init(of plugin: String) { prefix = "\(plugin)." }

    /// The schema of what is told.
    mutating func output(_ shape: Shape) -> JSON { schema(of: shape, for: .output) }

    /// The schema of what is taken to make a record; fields that are only told are passed over.
    mutating func input(_ shape: Shape) -> JSON { schema(of: shape, for: .input) }

    /// The schema of what is taken to change a record: nothing of it is required, but what is new
    /// within it is whole.
    mutating func change(_ shape: Shape) -> JSON { schema(of: shape, for: .change) }

    private enum Use {
        case output, input, change

        /// What the name of a record's schema ends with.
        var ending: String {
            switch self {
            case .output: ""
            case .input: "Input"
            case .change: "Change"
            }
        }
    }

    mutating func listing(of shape: Shape) -> JSON {
        [
            "type": "object",
            "required": ["items", "total", "totalIs", "page", "perPage"],
            "properties": [
                "items": ["type": "array", "items": output(shape)],
                "total": ["type": "integer", "minimum": 0],
                "totalIs": ["type": "string", "enum": ["exact", "atLeast"]],
                "page": ["type": "integer", "minimum": 1],
                "perPage": ["type": "integer", "minimum": 1],
            ],
            "additionalProperties": false,
        ]
    }

    private mutating func schema(of shape: Shape, for use: Use) -> JSON {
        switch shape {
        case .text(let text): return Self.text(text)
        case .integer(let range):
            guard range.lowerBound > .min else { return ["type": "integer"] }
            return [
                "type": "integer", "minimum": .number(String(range.lowerBound)),
                "maximum": .number(String(range.upperBound)),
            ]
        case .number: return ["type": "number"]
        case .boolean: return ["type": "boolean"]
        case .day: return ["type": "string", "format": "date"]
        case .instant: return ["type": "string", "format": "date-time"]
        case .uuid: return ["type": "string", "format": "uuid"]
        case .choice(let words, _):
            return ["type": "string", "enum": .array(words.map { .string($0) })]
        case .localized:
            return Self.reference("LocalizedText")
        case .list(let element):
            return ["type": "array", "items": schema(of: element, for: use)]
        case .optional(let inner):
            return ["anyOf": [schema(of: inner, for: use), ["type": "null"]]]
        case .object(let name, let fields):
            let kind = use == .input && shape.looksTheSameBothWays ? Use.output : use
            return describe(name + kind.ending, object(fields, for: kind))
        }
    }

    private mutating func describe(_ name: String, _ schema: JSON) -> JSON {
        if let known = members.first(where: { $0.name == prefix + name }) {
            if known.value != schema { clashes.insert(name) }
        } else {
            members.append(.init(prefix + name, schema))
        }
        return Self.reference(prefix + name)
    }

    static func reference(_ name: String) -> JSON {
        ["$ref": .string("#/components/schemas/\(name)")]
    }

    private mutating func object(_ fields: [FieldDescription], for use: Use) -> JSON {
        var properties: [JSON.Member] = []
        for field in fields {
            var schema = schema(of: field.shape, for: use == .change ? .input : use)
            if field.options.isReadOnly, case .object(let members) = schema {
                schema = .object(members + [.init("readOnly", true)])
            }
            properties.append(.init(field.name, schema))
        }
        let required = fields.filter { use == .output || use == .input && $0.options.isRequired }
            .map(\.name)
        return [
            "type": "object",
            "required": .array(required.map { .string($0) }),
            "properties": .object(properties),
            "additionalProperties": false,
        ]
    }

    private static func text(_ text: Shape.Text) -> JSON {
        var members: [JSON.Member] = [.init("type", "string")]
        if text.lengths.lowerBound > 0 {
            members.append(.init("minLength", .number(String(text.lengths.lowerBound))))
        }
        members.append(.init("maxLength", .number(String(text.lengths.upperBound))))
        if let format = text.format { members.append(.init("format", .string(format))) }
        if let pattern = text.pattern { members.append(.init("pattern", .string(pattern))) }
        if let example = text.example { members.append(.init("examples", [.string(example)])) }
        return .object(members)
    }

    static let localized: JSON = [
        "type": "object",
        "properties": [
            "kk": ["type": ["string", "null"]],
            "ru": ["type": ["string", "null"]],
            "en": ["type": ["string", "null"]],
        ],
        "additionalProperties": false,
    ]
}

extension Shape {
    /// Whether what is taken of it is what is told of it: every field is both, and always there.
    fileprivate var looksTheSameBothWays: Bool {
        switch self {
        case .list(let element), .optional(let element): element.looksTheSameBothWays
        case .object(_, let fields):
            fields.allSatisfy {
                $0.options.isRequired && !$0.options.isReadOnly && $0.shape.looksTheSameBothWays
            }
        default: true
        }
    }
}
