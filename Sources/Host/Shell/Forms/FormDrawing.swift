import PluginKit

/// Turns a form into what the template `host/form` shows.
struct FormDrawing {
    private let form: Form
    private let reader: Reader

    init(_ form: Form, _ reader: Reader) {
        self.form = form
        self.reader = reader
    }

    var fields: [DrawnField] {
        let texts = Dictionary(grouping: form.problems, by: \.pointer.controlName)
            .mapValues { $0.map { reader.text($0.message) } }
        return FieldDrawing(
            offers: form.words.offers, searches: form.words.searches, problems: texts,
            reader: reader
        ).fields(form.fields, form.values, below: "")
    }

    var model: Model {
        let fields = fields
        let isRefused = form.refusal != nil || !form.problems.isEmpty
        return [
            "title": .text(reader.text(form.words.title)),
            "introduction": .optional(form.words.introduction.map(reader.text)),
            "button": .text(reader.text(form.words.button)),
            "otherButtons": .list(
                form.words.otherButtons.map {
                    [
                        "label": .text(reader.text($0.label)), "name": .text($0.field),
                        "value": .text($0.value),
                    ]
                }),
            "back": .optional(form.words.back.map { "\(reader.frame.base)/\($0)" }),
            "isRefused": .flag(isRefused),
            "refusal": .optional(form.refusal.map(reader.text)),
            "problems": .list(problems(naming: fields.flatMap(\.all))),
            "fields": .list(fields.map(\.model)),
            "hasRequired": .flag(fields.contains { $0.isRequired }),
            "crossSiteControl": .text(FormReading.crossSiteControl),
            "revisionControl": .text(FormReading.revisionControl),
            "revision": .optional(form.revision.map(String.init)),
        ]
    }

    /// The summary on top: each problem with a link to its control, or to the group it is about.
    private func problems(naming fields: [DrawnField]) -> [Model] {
        let byName = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
        return form.problems.map { problem in
            let field = Self.lineage(of: problem.pointer.controlName).lazy.compactMap { byName[$0] }
                .first
            return [
                "message": .text(reader.text(problem.message)),
                "label": .optional(field?.label), "target": .optional(field?.id),
            ]
        }
    }

    /// `contacts.0.value`, `contacts.0`, `contacts`.
    private static func lineage(of name: String) -> [String] {
        var parts = name.split(separator: ".")
        var names: [String] = []
        while !parts.isEmpty {
            names.append(parts.joined(separator: "."))
            parts.removeLast()
        }
        return names
    }
}
