import KazakhstanFormats
import PluginKit

extension APIViews {
    /// All of one operation: who may call it, with what, how, and what is answered.
    func operation(_ operation: DescribedOperation, for request: Request) -> View {
        let record = DescribedRecord(schemas: description.schemas)
        let answer = operation.answer
        let answered = answer?.content["schema"] ?? answer?.content["x-line"]
        return View(
            "host/api-operation", title: Message("host.api.operation", ["name": operation.name]),
            [
                "id": .text(operation.id), "name": .text(operation.name),
                "summary": summary(of: operation), "access": .text(access(to: operation)),
                "permission": .optional(operation.permission),
                "isDeprecated": .flag(operation.isDeprecated),
                "parameters": .list(operation.parameters.map { row($0, of: operation) }),
                "takes": rows(record.rows(of: operation.body?["schema"] ?? .null)),
                "bodyTypes": .optional(operation.bodyTypes.joined(separator: ", ")),
                "call": .text(operation.call(at: request.origin.site, in: language)),
                "type": .optional(answer?.type),
                "example": .optional(example(of: answer?.content)),
                "gives": rows(record.rows(of: answered ?? .null)),
                "statuses": .list(
                    operation.statuses.map {
                        [
                            "status": .text($0),
                            "text": .text(host.text(Message(TextKey("host.api.status.\($0)")))),
                        ]
                    }),
                "isRead": .flag(operation.method == .get),
                "controls": .list(
                    operation.parameters.filter { $0.place != "header" }
                        .map { control($0, of: operation) }),
            ])
    }

    /// What is told, in the reader's language; who reads English is shown what a Kazakh is.
    private func example(of content: JSON?) -> String? {
        let language: Language = language == .ru ? .ru : .kk
        return description.example(content?["examples"]?[language.rawValue])?.indented
    }

    private func row(
        _ parameter: DescribedOperation.Parameter, of operation: DescribedOperation
    ) -> Model {
        [
            "name": .text(parameter.name),
            "place": .text(host.text(Message(TextKey("host.api.place.\(parameter.place)")))),
            "type": .text(type(of: parameter.schema)),
            "isRequired": .flag(parameter.isRequired),
            "meaning": .optional(meaning(of: parameter, of: operation)),
        ]
    }

    private func rows(_ rows: [DescribedRecord.Row]) -> Model {
        .list(
            rows.map { row in
                [
                    "name": .text(row.place), "type": .text(type(of: row.schema)),
                    "isRequired": .flag(row.isRequired),
                    "meaning": .optional(said(description.labels[row.label])),
                ]
            })
    }

    private func control(
        _ parameter: DescribedOperation.Parameter, of operation: DescribedOperation
    ) -> Model {
        let words = (parameter.schema["enum"]?.array ?? []).compactMap(\.string)
        let choices = parameter.schema["type"] == "boolean" ? ["true", "false"] : words
        return [
            "name": .text(parameter.name),
            "meaning": .optional(meaning(of: parameter, of: operation)),
            "hint": .text(type(of: parameter.schema)),
            "isRequired": .flag(parameter.isRequired),
            "choices": .options(choices.map { Form.Offer(value: $0, label: $0) }, chosen: nil),
        ]
    }

    private func meaning(
        of parameter: DescribedOperation.Parameter, of operation: DescribedOperation
    ) -> String? {
        let ofHost = TextKey("host.api.parameter.\(parameter.name)")
        return said(description.labels["\(operation.id).\(parameter.name)"]) ?? said(ofHost)
    }

    private func said(_ label: TextKey?) -> String? {
        label.flatMap { texts.contains($0) ? host.text(Message($0)) : nil }
    }

    /// What a value of a schema is, in words.
    private func type(of schema: JSON) -> String {
        if let inner = schema["anyOf"]?.array?.first {
            return host.text(Message("host.api.type.orNull", ["type": type(of: inner)]))
        }
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            return name == "LocalizedText"
                ? host.text("host.api.type.localized") : host.text("host.api.type.object")
        }
        if let words = schema["enum"]?.array {
            let all = words.compactMap(\.string).joined(separator: ", ")
            return host.text(Message("host.api.type.choice", ["words": all]))
        }
        switch schema["type"] {
        case "array":
            let inner = type(of: schema["items"] ?? .null)
            return host.text(Message("host.api.type.array", ["type": inner]))
        case "string": return host.text(Self.ofText(schema["format"]?.string))
        case "integer": return host.text("host.api.type.integer")
        case "number": return host.text("host.api.type.number")
        case "boolean": return host.text("host.api.type.boolean")
        default: return host.text("host.api.type.object")
        }
    }

    private static func ofText(_ format: String?) -> Message {
        switch format {
        case "date": "host.api.type.date"
        case "date-time": "host.api.type.moment"
        case "uuid": "host.api.type.id"
        default: "host.api.type.string"
        }
    }
}

extension DescribedOperation {
    /// How a program calls it from a shell: what stands for others in capitals is to be filled in.
    func call(at site: String, in language: Language) -> String {
        let filled = path.pathParameters.reduce(path) {
            $0.replacing("{\($1)}", with: $1.uppercased())
        }
        let needed = parameters.filter { $0.place == "query" && $0.isRequired }
            .map { "\($0.name)=\($0.schema["enum"]?.array?.first?.string ?? $0.name.uppercased())" }
        let address = ([filled] + (needed.isEmpty ? [] : [needed.joined(separator: "&")]))
            .joined(separator: "?")
        var parts = ["curl '\(site)\(address)'", "-H 'Accept-Language: \(language.rawValue)'"]
        if method != .get { parts.append("-X \(method.rawValue.uppercased())") }
        if !isPublic { parts.append("-H \"Authorization: Bearer $TOKEN\"") }
        if parameters.contains(where: { $0.name == "If-Match" }) {
            parts.append("-H 'If-Match: \"1\"'")
        }
        if let example = body?["example"] {
            let text = example.indented.replacing("'", with: "'\\''")
            parts += ["-H 'Content-Type: application/json'", "-d '\(text)'"]
        } else if let type = bodyTypes.first {
            parts += ["-H 'Content-Type: \(type)'", "--data-binary @FILE"]
        }
        return parts.joined(separator: " \\\n  ")
    }
}
