import KazakhstanFormats
import PluginKit

/// Turns the descriptions of fields and their values into fields to be drawn.
struct FieldDrawing {
    let offers: [String: [Form.Offer]]
    let searches: [String: Form.Search]
    /// What is wrong, by the names of controls.
    let problems: [String: [String]]
    let reader: Reader

    /// Empty elements that stand behind those of a list of objects.
    static let spareElements = 2

    func fields(_ descriptions: [FieldDescription], _ values: JSON?, below prefix: String)
        -> [DrawnField]
    {
        descriptions.filter { !$0.options.isReadOnly }.map { field in
            drawn(field, values?[field.name], named: prefix + field.name)
        }
    }

    private func drawn(_ field: FieldDescription, _ value: JSON?, named name: String) -> DrawnField
    {
        let shape = field.shape.wrapped
        let value = value == .null ? nil : value
        var hints = [field.options.hint.map { reader.text(Message($0)) }]
        if case .list(let element) = shape, element.isTyped, field.options.control != .offered {
            hints.append(reader.text("host.form.onePerLine"))
        }
        let hint = hints.compactMap(\.self).joined(separator: " ")
        return DrawnField(
            name: name, label: reader.text(Message(field.label)), hint: hint.isEmpty ? nil : hint,
            isRequired: field.options.isRequired, problems: problems[name] ?? [],
            search: search(named: name), control: control(field, shape, value, named: name))
    }

    private func search(named name: String) -> DrawnField.Search? {
        searches[name].map { search in
            DrawnField.Search(
                label: reader.text(search.label), text: search.typed?.text ?? "",
                result: search.typed.map { _, found in
                    reader.text(
                        found == 0
                            ? "host.form.foundNone"
                            : Message("host.form.found", ["count": String(found)]))
                })
        }
    }

    private func control(
        _ field: FieldDescription, _ shape: Shape, _ value: JSON?, named name: String
    ) -> DrawnField.Control {
        switch (field.options.control, shape) {
        case (.hidden, _): .hidden(value?.typed ?? "")
        case (.offered, _): offered(field, shape, value, named: name)
        case (_, .boolean): .checkbox(value?.bool ?? false)
        case (_, .choice(let words, let texts)):
            choice(words, texts, value, isOpen: field.shape.isOptional && !field.options.isRequired)
        case (_, .localized): .localized(localized(field, value, named: name))
        case (_, .object(_, let fields)): .group(self.fields(fields, value, below: "\(name)."))
        case (_, .list(let element)): list(of: element, field, value, named: name)
        case (.lines, _): .lines(value?.typed ?? "")
        default: .input(input(shape, value))
        }
    }

    private func input(_ shape: Shape, _ value: JSON?) -> DrawnField.Input {
        let text = value?.typed ?? ""
        switch shape {
        case .text(let allowed):
            let isSecret = allowed.format == "password"
            return .init(
                type: Self.types[allowed.format ?? ""] ?? "text", value: isSecret ? "" : text,
                longest: allowed.lengths.upperBound)
        case .integer: return .init(mode: "numeric", value: text)
        case .number: return .init(mode: "decimal", value: text)
        case .day: return .init(type: "date", value: text)
        case .instant: return .init(type: "datetime-local", value: LocalInstant.typed(text))
        default: return .init(value: text)
        }
    }

    /// Formats of JSON Schema and the types of HTML that fit.
    private static let types = [
        "email": "email", "uri": "url", "tel": "tel", "password": "password",
    ]

    private func localized(
        _ field: FieldDescription, _ value: JSON?, named name: String
    ) -> [DrawnField] {
        Language.allCases.map { language in
            let text = value?[language.rawValue]?.string ?? ""
            let part = "\(name).\(language.rawValue)"
            let longest = field.options.lengths?.upperBound ?? 2_000
            return DrawnField(
                name: part,
                label: reader.text(Message(TextKey("host.language.\(language.rawValue)"))),
                problems: problems[part] ?? [], language: language,
                control: field.options.control == .lines
                    ? .lines(text) : .input(.init(value: text, longest: longest)))
        }
    }
}

extension FieldDrawing {
    private func list(
        of element: Shape, _ field: FieldDescription, _ value: JSON?, named name: String
    ) -> DrawnField.Control {
        let values = value?.array ?? []
        switch element.wrapped {
        case .choice(let words, let texts):
            return .choice(
                words.map { word in
                    option(word, texts, isChosen: values.contains(.string(word)))
                }, .checkboxes)
        case .object(_, let fields):
            return .elements(
                spared(values, field).enumerated().map { index, value in
                    self.fields(fields, value, below: "\(name).\(index).")
                })
        case .localized:
            return .elements(
                spared(values, field).enumerated().map { index, value in
                    localized(field, value, named: "\(name).\(index)")
                })
        default: return .lines(values.map(\.typed).joined(separator: "\n"))
        }
    }

    private func spared(_ values: [JSON], _ field: FieldDescription) -> [JSON?] {
        let most = max(values.count, field.options.counts?.upperBound ?? .max)
        return values + Array(repeating: nil, count: min(Self.spareElements, most - values.count))
    }

    /// Up to four words are seen at once; more, or none, are chosen from a list.
    private func choice(
        _ words: [String], _ texts: String, _ value: JSON?, isOpen: Bool
    ) -> DrawnField.Control {
        let options = words.map { option($0, texts, isChosen: value?.string == $0) }
        if words.count <= 4, !isOpen { return .choice(options, .radios) }
        let needsBlank = isOpen || value == nil
        return .choice((needsBlank ? [blank] : []) + options, .select)
    }

    private func option(_ word: String, _ texts: String, isChosen: Bool) -> DrawnField.Option {
        .init(
            value: word, label: reader.text(Message(TextKey("\(texts).\(word)"))),
            isChosen: isChosen)
    }

    private var blank: DrawnField.Option {
        .init(value: "", label: reader.text("host.form.choose"), isChosen: false)
    }

    /// What the page offers; a value that is not among it stays, so that saving does not lose it.
    private func offered(
        _ field: FieldDescription, _ shape: Shape, _ value: JSON?, named name: String
    ) -> DrawnField.Control {
        var offers = self.offers[name] ?? self.offers[field.name] ?? []
        let isList = if case .list = shape { true } else { false }
        let chosen = isList ? (value?.array ?? []).map(\.typed) : [value?.typed ?? ""]
        for value in chosen where !value.isEmpty && !offers.contains(where: { $0.value == value }) {
            offers.append(.init(value: value, label: value))
        }
        let options = offers.map {
            DrawnField.Option(value: $0.value, label: $0.label, isChosen: chosen.contains($0.value))
        }
        guard isList else { return .choice([blank] + options, .select) }
        return .choice(options, options.count <= 20 ? .checkboxes : .multiple)
    }
}
