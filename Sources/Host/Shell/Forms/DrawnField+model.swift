import KazakhstanFormats
import PluginKit

extension DrawnField {
    /// What the template `host/field` shows. Every key is always there: the search for an absent one
    /// would find that of the group around it.
    var model: Model {
        [
            "name": .text(name), "id": .text(id), "label": .text(label),
            "hint": .optional(hint), "isRequired": .flag(isRequired),
            "problems": .list(problems.map { .text($0) }), "isWrong": .flag(!problems.isEmpty),
            "describedBy": .optional(describedBy), "lang": .optional(language?.rawValue),
            "kind": [kind: true], "input": input, "value": .text(value), "rows": .text(rows),
            "isChecked": .flag(isChecked), "options": .list(options), "parts": .list(parts),
            "elements": .list(elements), "search": searching,
        ]
    }

    private var searching: Model {
        guard let search else { return .none }
        return [
            "searchName": .text(TypedSearches.control(of: name)),
            "searchButton": .text(TypedSearches.button), "searchLabel": .text(search.label),
            "searchText": .text(search.text), "searchResult": .optional(search.result),
        ]
    }

    private var describedBy: String {
        [hint == nil ? nil : "\(id)-hint", problems.isEmpty ? nil : "\(id)-problem"]
            .compactMap(\.self).joined(separator: " ")
    }

    private var kind: String {
        switch control {
        case .input: "input"
        case .lines: "lines"
        case .checkbox: "checkbox"
        case .choice(_, let manner): manner.rawValue
        case .hidden: "hidden"
        case .localized: "localized"
        case .group: "group"
        case .elements: "elements"
        }
    }

    private var input: Model {
        guard case .input(let input) = control else { return .none }
        return [
            "type": .text(input.type),
            "isNarrow": .flag(input.mode != nil || input.type.hasPrefix("date")),
            "mode": .optional(input.mode),
            "longest": .optional(input.longest.map { String($0) }),
        ]
    }

    private var value: String {
        switch control {
        case .input(let input): input.value
        case .lines(let text), .hidden(let text): text
        default: ""
        }
    }

    private var rows: String {
        String(min(12, max(3, value.count(where: \.isNewline) + 2)))
    }

    private var isChecked: Bool {
        if case .checkbox(let isChecked) = control { isChecked } else { false }
    }

    private var options: [Model] {
        guard case .choice(let options, _) = control else { return [] }
        return options.enumerated().map { index, option in
            [
                "value": .text(option.value), "label": .text(option.label),
                "isChosen": .flag(option.isChosen), "optionId": .text("\(id)-\(index)"),
            ]
        }
    }

    private var parts: [Model] {
        switch control {
        case .localized(let parts), .group(let parts): parts.map(\.model)
        default: []
        }
    }

    private var elements: [Model] {
        guard case .elements(let elements) = control else { return [] }
        return elements.enumerated().map { index, fields in
            ["number": .count(index + 1), "parts": .list(fields.map(\.model))]
        }
    }
}
