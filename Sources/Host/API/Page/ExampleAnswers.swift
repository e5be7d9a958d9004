import KazakhstanFormats
import PluginKit

/// Makes examples of what is told, in Kazakh and in Russian: from the inputs that plugins give as examples, and
/// from the labels of fields where those say nothing.
struct ExampleAnswers {
    let record: DescribedRecord
    let labels: FieldLabels
    let texts: LocaleTexts
    let language: Language

    func value(of schema: JSON) -> JSON { value(of: schema, given: nil, label: nil, within: []) }

    private func value(
        of schema: JSON, given: JSON?, label: TextKey?, within met: [String]
    ) -> JSON {
        let (whole, name) = record.resolved(schema)
        if name == "LocalizedText" { return localized(given == .null ? nil : given, label) }
        if let inner = whole["anyOf"]?.array?.first {
            let name = record.resolved(inner).name
            if given == .null || name.map(met.contains) == true { return .null }
            return value(of: inner, given: given, label: label, within: met)
        }
        switch whole["type"] {
        case "object": return object(whole, named: name, given, within: met)
        case "array":
            let item = whole["items"] ?? .null
            if record.resolved(item).name.map(met.contains) == true { return [] }
            let given: [JSON?] = given?.array ?? [nil]
            return .array(
                given.map { value(of: item, given: $0, label: label, within: met) })
        case "string": return text(whole, given, label)
        case "integer":
            return .number(String(given?.int ?? max(1, whole["minimum"]?.int ?? 1)))
        case "boolean": return .bool(given?.bool ?? true)
        default: return 1
        }
    }

    private func object(
        _ schema: JSON, named name: String?, _ given: JSON?, within met: [String]
    ) -> JSON {
        guard case .object(let properties)? = schema["properties"] else { return [:] }
        let known = (given == .null ? nil : given) ?? name.flatMap { labels.examples[$0] }
        let plugin = name?.split(separator: ".").first ?? ""
        return .object(
            properties.map { property in
                let word = labels.words["\(plugin).\(property.name)"]
                return .init(
                    property.name,
                    value(
                        of: property.value,
                        given: known?[property.name]
                            ?? word.flatMap { fits($0, property.value) ? $0 : nil },
                        label: name.flatMap { labels["\($0).\(property.name)"] },
                        within: met + (name.map { [$0] } ?? [])))
            })
    }

    /// Whether a value of a field of the same name elsewhere may stand here.
    private func fits(_ value: JSON, _ schema: JSON) -> Bool {
        if let inner = schema["anyOf"]?.array?.first { return fits(value, inner) }
        if record.resolved(schema).name == "LocalizedText" { return value["kk"] != nil }
        guard case .string = value, schema["type"] == "string", let text = value.string else {
            return false
        }
        let isShort = text.unicodeScalars.count <= schema["maxLength"]?.int ?? .max
        return isShort && schema["pattern"] == nil && schema["format"] == nil
    }

    private func localized(_ given: JSON?, _ label: TextKey?) -> JSON {
        .object(
            Language.allCases.map { language in
                if let given { return .init(language.rawValue, given[language.rawValue] ?? .null) }
                return .init(language.rawValue, .string(said(label, in: language)))
            })
    }

    private func text(_ schema: JSON, _ given: JSON?, _ label: TextKey?) -> JSON {
        if let word = schema["enum"]?.array {
            return given.flatMap { word.contains($0) ? $0 : nil } ?? word.first ?? .null
        }
        if let given = given?.string { return .string(given) }
        switch schema["format"] {
        case "uuid": return "01990000-0000-7000-8000-000000000001"
        case "date": return "2026-03-20"
        case "date-time": return "2026-03-20T09:00:00Z"
        case "email": return "kense@example.kz"
        case "uri": return "https://example.kz/"
        default: break
        }
        if let example = schema["examples"]?.array?.first { return example }
        return .string(String(said(label, in: language).prefix(schema["maxLength"]?.int ?? 2_000)))
    }

    private func said(_ label: TextKey?, in language: Language) -> String {
        guard let label, texts.contains(label) else { return "…" }
        return texts.text(Message(label), in: language)
    }
}
