import PluginKit

/// The JSON schemas of the shapes that an API description met, each record under its own name.
struct Schemas {
    private(set) var members: [JSON.Member] = []
    private var known = Set<String>()

    /// The schema of what is told.
    mutating func output(_ shape: Shape) -> JSON { schema(of: shape, forInput: false) }

    /// The schema of what is taken: without the fields that are only told.
    mutating func input(_ shape: Shape) -> JSON { schema(of: shape, forInput: true) }

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

    private mutating func schema(of shape: Shape, forInput: Bool) -> JSON {
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
            return reference("LocalizedText") { _ in Self.localized }
        case .list(let element):
            return ["type": "array", "items": schema(of: element, forInput: forInput)]
        case .optional(let inner):
            return ["anyOf": [schema(of: inner, forInput: forInput), ["type": "null"]]]
        case .object(let name, let fields):
            let hasReadOnly = fields.contains { $0.options.isReadOnly }
            return reference(forInput && hasReadOnly ? "\(name)Input" : name) { schemas in
                schemas.object(fields, forInput: forInput)
            }
        }
    }

    private mutating func reference(_ name: String, _ make: (inout Schemas) -> JSON) -> JSON {
        if known.insert(name).inserted {
            let schema = make(&self)
            members.append(.init(name, schema))
        }
        return ["$ref": .string("#/components/schemas/\(name)")]
    }

    private mutating func object(_ fields: [FieldDescription], forInput: Bool) -> JSON {
        var properties: [JSON.Member] = []
        for field in fields {
            var schema = schema(of: field.shape, forInput: forInput)
            if field.options.isReadOnly, case .object(let members) = schema {
                schema = .object(members + [.init("readOnly", true)])
            }
            properties.append(.init(field.name, schema))
        }
        let required = fields.filter { forInput ? $0.options.isRequired : true }.map(\.name)
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
        return .object(members)
    }

    private static let localized: JSON = [
        "type": "object",
        "properties": [
            "kk": ["type": ["string", "null"]],
            "ru": ["type": ["string", "null"]],
            "en": ["type": ["string", "null"]],
        ],
        "additionalProperties": false,
    ]
}
