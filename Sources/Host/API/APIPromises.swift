import PluginKit

/// What the API of a plugin promises to those who call it, a line each: what may be given, and what is told.
///
/// ```
/// GET bodies/{id} is open to anyone
/// GET bodies/{id} takes ?on day
/// GET bodies/{id} takes ?on left out
/// GET bodies/{id} gives name localized
/// GET bodies/{id} gives name always
/// ```
///
/// A promise is worded so that who only widens what is taken, or tells more, breaks none; who takes less breaks the
/// line that is gone.
package struct APIPromises {
    package private(set) var lines: [String] = []

    package init(of contributions: Contributions) {
        for endpoint in contributions.endpoints { add(endpoint) }
        for export in contributions.exports { add(export) }
        lines.sort()
    }

    /// Method and path of the operation that a line is about.
    package static func operation(of line: String) -> (method: String, path: String)? {
        let words = line.split(separator: " ", maxSplits: 2)
        return words.count == 3 ? (words[0].lowercased(), String(words[1])) : nil
    }

    private mutating func add(_ endpoint: Endpoint) {
        let operation = "\(endpoint.method.rawValue.uppercased()) \(endpoint.path)"
        lines.append("\(operation) is open to \(endpoint.access.whom)")
        if endpoint.method != .get, !endpoint.needsRevision {
            lines.append("\(operation) needs no revision")
        }
        for field in endpoint.query { taken(field, as: "?\(field.name)", operation) }
        if case .object(_, let fields) = endpoint.input {
            for field in fields where !field.options.isReadOnly {
                taken(field, as: field.name, operation, isChange: endpoint.method == .put)
            }
        }
        given(endpoint.output.record, as: "", operation)
    }

    private mutating func add(_ export: ExportKind) {
        let operation = "GET exports/\(export.name)"
        lines.append("\(operation) is open to \(export.access.whom)")
        for field in export.query { taken(field, as: "?\(field.name)", operation) }
        given(export.record, as: "", operation)
    }

    private mutating func taken(
        _ field: FieldDescription, as place: String, _ operation: String, isChange: Bool = false
    ) {
        if !field.options.isRequired || isChange {
            lines.append("\(operation) takes \(place) left out")
        }
        taken(field.shape, as: place, operation)
    }

    private mutating func taken(_ shape: Shape, as place: String, _ operation: String) {
        switch shape {
        case .optional(let inner):
            lines.append("\(operation) takes \(place) null")
            taken(inner, as: place, operation)
        case .list(let element): taken(element, as: "\(place)[]", operation)
        case .object(_, let fields):
            for field in fields where !field.options.isReadOnly {
                taken(field, as: "\(place).\(field.name)", operation)
            }
        case .choice(let words, _):
            for word in words { lines.append("\(operation) takes \(place) \"\(word)\"") }
        case .text(let text):
            lines.append(
                "\(operation) takes \(place) text of \(text.lengths.lowerBound) to \(text.lengths.upperBound)"
            )
        default: lines.append("\(operation) takes \(place) \(shape.word)")
        }
    }

    private mutating func given(_ shape: Shape, as place: String, _ operation: String) {
        switch shape {
        case .optional(let inner): given(inner, as: place, operation)
        case .list(let element): given(element, as: "\(place)[]", operation)
        case .object(_, let fields):
            for field in fields {
                let inner = place.isEmpty ? field.name : "\(place).\(field.name)"
                if !field.shape.isOptional { lines.append("\(operation) gives \(inner) always") }
                given(field.shape, as: inner, operation)
            }
        default: lines.append("\(operation) gives \(place) \(shape.word)")
        }
    }
}

extension Shape {
    /// What a value of it is in JSON and, where it is a text, of which form.
    fileprivate var word: String {
        switch self {
        case .text: "text"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .day: "day"
        case .instant: "instant"
        case .uuid: "id"
        case .choice: "word"
        case .localized: "localized"
        case .list, .object, .optional: ""
        }
    }
}

extension Access {
    fileprivate var whom: String {
        switch self {
        case .public: "anyone"
        case .signedIn: "accounts"
        case .requires(let permission): permission.id
        }
    }
}
