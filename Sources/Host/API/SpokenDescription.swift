import KazakhstanFormats
package import PluginKit

/// Adds to a description what is said in several languages: what each operation does, and what it answers.
struct SpokenDescription {
    let document: JSON
    let plugins: [ServingPlugin]
    let labels: FieldLabels
    let texts: LocaleTexts

    /// The languages in which examples are given.
    private static let languages: [Language] = [.kk, .ru]

    var json: JSON {
        var examples: [String: JSON] = [:]
        let spoken = document.mapping("paths") { paths in
            paths.mappingEach { path, methods in
                methods.mappingEach { method, operation in
                    var told = operation
                    if let summary = summary(of: operation, method, path) {
                        told = told.with("x-summary", summary)
                    }
                    return told.mapping("responses") { responses in
                        responses.mappingEach { status, response in
                            status.hasPrefix("2") ? exemplified(response, &examples) : response
                        }
                    }
                }
            }
        }
        let all = examples.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) }
        return spoken.mapping("components") { $0.with("examples", .object(all)) }
    }

    /// What an operation does, in Kazakh and Russian; nil where its plugin does not say.
    private func summary(of operation: JSON, _ method: String, _ path: String) -> JSON? {
        guard let id = operation["operationId"]?.string,
            let plugin = operation["tags"]?.array?.first?.string
        else { return nil }
        let name = OperationTexts.name(of: id, method: method, plugin: plugin)
        let message = OperationTexts.message(name, of: plugin, among: texts) { title(of: path) }
        return message.map { message in
            .object(
                Self.languages.map { language in
                    .init(language.rawValue, .string(texts.text(message(language), in: language)))
                })
        }
    }

    /// The title of the export at a path.
    private func title(of path: String) -> TextKey? {
        plugins.flatMap { plugin in
            plugin.contributions.exports.filter {
                ExportRoutes.path(of: $0.name, of: plugin.id) == path
            }
        }.first?.title
    }

    /// The response with references to examples of its record, or of a list of them.
    private func exemplified(_ response: JSON, _ examples: inout [String: JSON]) -> JSON {
        guard let schema = response["content"]?["application/json"]?["schema"],
            let name = Self.name(of: schema)
        else { return response }
        var members: [JSON.Member] = []
        for language in Self.languages {
            let key = "\(name).\(language.rawValue)"
            if examples[key] == nil {
                let maker = ExampleAnswers(
                    record: DescribedRecord(schemas: document["components"]?["schemas"] ?? [:]),
                    labels: labels, texts: texts, language: language)
                examples[key] = ["value": maker.value(of: schema)]
            }
            members.append(
                .init(language.rawValue, ["$ref": .string("#/components/examples/\(key)")]))
        }
        return response.mapping("content") {
            $0.mapping("application/json") { $0.with("examples", .object(members)) }
        }
    }

    private static func name(of schema: JSON) -> String? {
        func last(_ schema: JSON?) -> String? {
            schema?["$ref"]?.string?.split(separator: "/").last.map(String.init)
        }
        return last(schema) ?? last(schema["properties"]?["items"]?["items"]).map { "\($0).page" }
    }
}

/// The texts that say what an operation does, by names that follow from it.
package enum OperationTexts {
    /// `getBodiesId` of `getRegistryBodiesId`.
    static func name(of operation: String, method: String, plugin: String) -> String {
        method + operation.dropFirst(method.count + plugin.count)
    }

    /// The texts that a plugin may have: for each of its endpoints one, `<id>.api.getBodiesId`, and what the
    /// endpoint says of itself in English.
    package static func ofEndpoints(
        _ contributions: Contributions, of plugin: String
    ) -> [(key: TextKey, summary: String)] {
        contributions.endpoints.map { endpoint in
            let id = OpenAPIDocument.operationId(endpoint.method, endpoint.path, of: plugin)
            let name = name(of: id, method: endpoint.method.rawValue, plugin: plugin)
            return (TextKey("\(plugin).api.\(name)"), endpoint.summary)
        }
    }

    /// What is said of an operation: by its plugin, or by the host where the operation is the host's.
    static func message(
        _ name: String, of plugin: String, among texts: LocaleTexts, export: () -> TextKey?
    ) -> ((Language) -> Message)? {
        let own = TextKey("\(plugin).api.\(name)")
        if texts.contains(own) { return { _ in Message(own) } }
        if let title = export() {
            return { language in
                let title = texts.text(Message(title), in: language)
                return Message("host.api.operations.getExports", ["title": title])
            }
        }
        let ofHost = TextKey("host.api.operations.\(name)")
        return texts.contains(ofHost) ? { _ in Message(ofHost) } : nil
    }
}

extension JSON {
    /// The object with one member made anew; as it is where it has none of this name.
    func mapping(_ name: String, _ make: (JSON) -> JSON) -> JSON {
        mappingEach { $0 == name ? make($1) : $1 }
    }

    /// The object with each member made anew.
    func mappingEach(_ make: (String, JSON) -> JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members.map { Member($0.name, make($0.name, $0.value)) })
    }

    /// Written for people: each member on a line of its own, indented by two blanks.
    var indented: String { indented(by: "") }

    private func indented(by margin: String) -> String {
        let inner = margin + "  "
        switch self {
        case .object(let members) where !members.isEmpty:
            let lines = members.map {
                "\(inner)\(JSON.string($0.name).text): \($0.value.indented(by: inner))"
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(margin)}"
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + $0.indented(by: inner) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(margin)]"
        default: return text
        }
    }
}
