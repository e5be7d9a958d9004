import Foundation
import KazakhstanFormats
import PluginKit

/// A field, or a part of one, that stands in one cell of a table.
struct RecordCell: Sendable {
    /// Where it lies in the record: `person`, `surname`.
    let path: [String]
    /// Which language of a text in several.
    let language: Language?
    let shape: Shape
    /// Whether the field may be emptied; of one that may not, an empty cell says nothing.
    let isOptional: Bool
    /// Whether it is a part of a whole, read as a percentage.
    let isShare: Bool
    let label: TextKey

    var pointer: Pointer {
        (path + (language.map { [$0.rawValue] } ?? [])).reduce(Pointer()) { $0.appending($1) }
    }

    /// `person.surname_kk`: what a program writes above the column.
    var name: String {
        path.joined(separator: ".") + (language.map { "_\($0.rawValue)" } ?? "")
    }

    /// The cells of a record in the order of its fields.
    static func all(of fields: [FieldDescription]) -> [RecordCell] {
        all(of: fields, below: [], isTold: false)
    }

    /// The cells in which a record is told: what is only told is among them, and lists of objects.
    static func told(of fields: [FieldDescription]) -> [RecordCell] {
        all(of: fields, below: [], isTold: true)
    }

    private static func all(
        of fields: [FieldDescription], below path: [String], isTold: Bool
    ) -> [RecordCell] {
        fields.filter { isTold || !$0.options.isReadOnly }.flatMap { field -> [RecordCell] in
            let path = path + [field.name]
            func cell(_ shape: Shape, _ language: Language? = nil) -> RecordCell {
                RecordCell(
                    path: path, language: language, shape: shape,
                    isOptional: field.shape.isOptional, isShare: field.options.isShare,
                    label: field.label)
            }
            switch field.shape.wrapped {
            case .localized: return Language.allCases.map { cell(.text(.init()), $0) }
            case .object(_, let parts): return all(of: parts, below: path, isTold: isTold)
            case .list(let element) where !isTold && !element.standsInACell: return []
            default: return [cell(field.shape.wrapped)]
            }
        }
    }

    /// What a header may call it: its name, or its label in any language.
    func titles(_ texts: any Texts) -> Set<String> {
        Set(
            Language.allCases.map { TableLayout.folded(title(in: $0, texts)) }
                + [TableLayout.folded(name), TableLayout.folded(pointer.controlName)])
    }

    /// What a template in a language writes above it: «Тегі (қазақша)».
    func title(in reader: Language, _ texts: any Texts) -> String {
        let label = texts.text(Message(label), in: reader)
        guard let language else { return label }
        return texts.text(
            Message(
                "host.import.inLanguage",
                [
                    "label": label,
                    "language": texts.text(
                        Message(TextKey("host.import.languages.\(language.rawValue)")), in: reader),
                ]), in: reader)
    }

    /// What a text in the cell means; nil where it says nothing.
    ///
    /// What cannot be understood stays as it is, for the field to refuse.
    func value(of text: String, _ texts: any Texts) -> JSON? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            .precomposedStringWithCanonicalMapping
        guard !trimmed.isEmpty else { return isOptional || language != nil ? .null : nil }
        return Self.value(of: trimmed, as: shape, texts)
    }

    private static func value(of text: String, as shape: Shape, _ texts: any Texts) -> JSON {
        switch shape {
        case .optional(let inner): return value(of: text, as: inner, texts)
        case .list(let element):
            let parts = text.split { $0 == ";" || $0.isNewline }.map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            return .array(parts.filter { !$0.isEmpty }.map { value(of: $0, as: element, texts) })
        case .boolean: return flags[text.lowercased()].map { .bool($0) } ?? .string(text)
        case .choice(let words, let group):
            let word = words.first { word in
                word.lowercased() == text.lowercased()
                    || Language.allCases.contains {
                        texts.text(Message(TextKey("\(group).\(word)")), in: $0).lowercased()
                            == text.lowercased()
                    }
            }
            return .string(word ?? text)
        default: return shape.value(ofTyped: text)
        }
    }

    private static let flags: [String: Bool] = [
        "true": true, "иә": true, "ия": true, "да": true, "yes": true, "1": true, "+": true,
        "false": false, "жоқ": false, "нет": false, "no": false, "0": false, "-": false,
    ]
}

extension Shape {
    fileprivate var standsInACell: Bool {
        switch wrapped {
        case .object, .list, .localized: false
        default: true
        }
    }
}
