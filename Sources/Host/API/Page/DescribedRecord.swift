import PluginKit

/// The fields of a schema, those within others too, each with the place at which it stands.
struct DescribedRecord {
    /// The schemas of the description by their names.
    let schemas: JSON

    struct Row {
        /// `contacts[].value`
        let place: String
        let schema: JSON
        let isRequired: Bool
        /// `registry.Contact.value`: by which its label is found.
        let label: String
    }

    /// Deeper than this a page is read no more.
    private static let depth = 3

    func rows(of schema: JSON) -> [Row] { rows(of: schema, at: "", depth: 0) }

    private func rows(of schema: JSON, at place: String, depth: Int) -> [Row] {
        let (whole, name) = resolved(schema)
        guard depth <= Self.depth, case .object(let properties)? = whole["properties"] else {
            return []
        }
        let required = (whole["required"]?.array ?? []).compactMap(\.string)
        return properties.flatMap { property in
            let here = place.isEmpty ? property.name : "\(place).\(property.name)"
            let row = Row(
                place: here, schema: property.value, isRequired: required.contains(property.name),
                label: name.map { "\($0).\(property.name)" } ?? "")
            let (inner, isList) = element(of: property.value)
            guard inner["$ref"] != "#/components/schemas/LocalizedText" else { return [row] }
            return [row] + rows(of: inner, at: isList ? here + "[]" : here, depth: depth + 1)
        }
    }

    /// A schema that is named elsewhere, and its name.
    func resolved(_ schema: JSON) -> (schema: JSON, name: String?) {
        guard let name = schema["$ref"]?.string?.split(separator: "/").last.map(String.init) else {
            return (schema, nil)
        }
        return (schemas[name] ?? .null, name)
    }

    /// What a list or a value that may be null is of.
    private func element(of schema: JSON) -> (JSON, isList: Bool) {
        if let first = schema["anyOf"]?.array?.first { return element(of: first) }
        if let items = schema["items"] { return (element(of: items).0, true) }
        return (schema, false)
    }
}
