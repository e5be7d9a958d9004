import PluginKit

/// An operation as the description tells it: read back from there, so that a page can say nothing else.
struct DescribedOperation: Sendable {
    let id: String
    let plugin: String
    let method: Endpoint.Method
    /// `/api/v1/registry/bodies/{id}`
    let path: String
    /// All that is said of it.
    let json: JSON

    /// Every operation of a description, in its order.
    static func all(of description: JSON) -> [DescribedOperation] {
        guard case .object(let paths)? = description["paths"] else { return [] }
        return paths.flatMap { path in
            guard case .object(let methods) = path.value else { return [DescribedOperation]() }
            return methods.compactMap { member in
                guard let method = Endpoint.Method(rawValue: member.name),
                    let id = member.value["operationId"]?.string,
                    let plugin = member.value["tags"]?.array?.first?.string
                else { return nil }
                return DescribedOperation(
                    id: id, plugin: plugin, method: method, path: path.name, json: member.value)
            }
        }
    }

    /// `GET /api/v1/registry/bodies/{id}`
    var name: String { "\(method.rawValue.uppercased()) \(path)" }
    /// One sentence in English.
    var summary: String { json["summary"]?.string ?? "" }
    /// The id of the permission that is needed; nil where none is, or where it depends.
    var permission: String? { json["x-permission"]?.string }
    var isPublic: Bool { json["security"] == nil }
    var isDeprecated: Bool { json["deprecated"] == true }
    var body: JSON? { json["requestBody"]?["content"]?["application/json"] }
    /// The types of content that are taken, where that is not JSON.
    var bodyTypes: [String] {
        guard case .object(let types)? = json["requestBody"]?["content"] else { return [] }
        return types.map(\.name).filter { $0 != "application/json" }
    }
    var statuses: [String] {
        guard case .object(let responses)? = json["responses"] else { return [] }
        return responses.map(\.name)
    }

    /// What is told where all went well, and its content.
    var answer: (type: String, content: JSON)? {
        for status in ["200", "201", "202"] {
            guard case .object(let types)? = json["responses"]?[status]?["content"],
                let told = types.first(where: { $0.value["x-line"] != nil }) ?? types.first
            else { continue }
            return (told.name, told.value)
        }
        return nil
    }

    /// What stands in the path, in the query or in the head.
    struct Parameter: Sendable {
        let name: String
        /// `path`, `query` or `header`.
        let place: String
        let isRequired: Bool
        let schema: JSON
    }

    var parameters: [Parameter] {
        (json["parameters"]?.array ?? []).compactMap { parameter in
            guard let name = parameter["name"]?.string, let place = parameter["in"]?.string else {
                return nil
            }
            return Parameter(
                name: name, place: place, isRequired: parameter["required"] == true,
                schema: parameter["schema"] ?? .null)
        }
    }
}
