package import PluginKit

/// Finds in an API description what is empty or open.
package struct OpenSchemas {
    let document: JSON

    package init(document: JSON) { self.document = document }

    /// Where below an operation a schema takes anything.
    func open(in operation: JSON) -> [String] {
        var met = Set<String>()
        return schemas(below: operation, at: "").flatMap { open($1, at: $0, &met) }
    }

    /// Where any operation, or any record that is named, takes anything.
    package var open: [String] {
        var met = Set<String>()
        guard case .object(let named)? = document["components"]?["schemas"],
            case .object(let paths)? = document["paths"]
        else { return ["the description"] }
        return paths.flatMap { path in
            open(in: path.value).map { "\(path.name): \($0)" }
        } + named.flatMap { open($0.value, at: $0.name, &met) }
    }

    /// The values of every member that is called `schema`, or is that of a line.
    private func schemas(below json: JSON, at place: String) -> [(String, JSON)] {
        switch json {
        case .array(let elements): elements.flatMap { schemas(below: $0, at: place) }
        case .object(let members):
            members.flatMap { member in
                ["schema", "x-line"].contains(member.name)
                    ? [(place, member.value)]
                    : schemas(below: member.value, at: "\(place)/\(member.name)")
            }
        default: []
        }
    }

    private func open(_ schema: JSON, at place: String, _ met: inout Set<String>) -> [String] {
        if let reference = schema["$ref"]?.string {
            guard met.insert(reference).inserted else { return [] }
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            let target = document["components"]?["schemas"]?[name]
            return target.map { open($0, at: name, &met) } ?? ["\(name), which is nowhere"]
        }
        if let several = schema["anyOf"]?.array {
            return several.flatMap { open($0, at: place, &met) }
        }
        switch schema["type"] {
        case "object": return openObject(schema, at: place, &met)
        case "array":
            return schema["items"].map { open($0, at: place, &met) } ?? ["\(place), a list"]
        case nil: return [place]
        default: return []
        }
    }

    private func openObject(
        _ schema: JSON, at place: String, _ met: inout Set<String>
    ) -> [String] {
        guard schema["additionalProperties"] == false,
            case .object(let properties)? = schema["properties"]
        else { return ["\(place), an object"] }
        return properties.flatMap { open($0.value, at: "\(place).\($0.name)", &met) }
    }
}
