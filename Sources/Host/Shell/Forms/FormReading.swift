public import PluginKit

/// Turns what a form sent back into JSON in the shape of its fields.
///
/// The reverse of drawing: `person.surname.kk=Ахметов` becomes `{"person": {"surname": {"kk": …}}}`. A
/// control that was not sent is absent; what was emptied is null, or an empty text where null may
/// not be. Nothing is refused here: ``Fields/decode(_:onto:)`` judges the result.
public enum FormReading {
    /// The hidden control that every form sends back against forged requests.
    public static let crossSiteControl = "_csrf"
    /// Which revision of its record a form shows.
    public static let revisionControl = "_revision"
    /// More elements of a list than any field takes; those behind are passed over.
    private static let elementLimit = 200

    public static func json(
        from pairs: [(name: String, value: String)], fields: [FieldDescription]
    ) -> JSON {
        Sent(pairs).object(fields, below: "")
    }

    /// What was sent, by the names of the controls.
    private struct Sent {
        private let values: [String: [String]]

        init(_ pairs: [(name: String, value: String)]) {
            values = Dictionary(grouping: pairs, by: \.name).mapValues { $0.map(\.value) }
        }

        func object(_ fields: [FieldDescription], below prefix: String) -> JSON {
            .object(
                fields.filter { !$0.options.isReadOnly }.compactMap { field in
                    value(field.shape, named: prefix + field.name).map { .init(field.name, $0) }
                })
        }

        /// The value of a control or of a group of them; nil where nothing of it was sent.
        private func value(_ shape: Shape, named name: String) -> JSON? {
            switch shape {
            case .optional(let inner):
                return value(inner, named: name).map { $0.isEmpty(as: inner) ? .null : $0 }
            case .localized:
                guard has(below: name) else { return .none }
                return localized(named: name)
            case .object(_, let fields):
                guard has(below: name) else { return .none }
                return object(fields, below: "\(name).")
            case .list(let element):
                guard element.isTyped || element.isChoice else {
                    return elements(of: element, named: name)
                }
                return values[name].map { typed($0, as: element) }
            default:
                // A hidden "false" stands before each checkbox, so the last value is the one meant.
                return values[name]?.last.map { shape.value(ofTyped: $0) }
            }
        }

        private func localized(named name: String) -> JSON {
            .object(
                ["kk", "ru", "en"].compactMap { language in
                    values["\(name).\(language)"]?.last.map { text in
                        let value = Shape.text(.init()).value(ofTyped: text)
                        return .init(language, value.isBlank ? .null : value)
                    }
                })
        }

        /// Lines of one control, or the values of several with one name.
        private func typed(_ texts: [String], as element: Shape) -> JSON {
            .array(
                texts.flatMap { $0.split(whereSeparator: \.isNewline) }
                    .map { element.value(ofTyped: String($0).trimmed) }
                    .filter { !$0.isBlank })
        }

        private func elements(of element: Shape, named name: String) -> JSON? {
            let places = values.keys.compactMap { key -> Int? in
                guard key.hasPrefix("\(name).") else { return nil }
                return Int(key.dropFirst(name.count + 1).prefix { $0 != "." })
            }
            guard !places.isEmpty else { return .none }
            let known = Set(places).filter { (0..<FormReading.elementLimit).contains($0) }
            return .array(
                known.sorted().compactMap { value(element, named: "\(name).\($0)") }
                    .filter { !$0.isBlank })
        }

        private func has(below name: String) -> Bool {
            values.keys.contains { $0.hasPrefix("\(name).") }
        }
    }
}

extension JSON {
    /// Whether an optional value of this shape is to be null: an empty list stays a list.
    fileprivate func isEmpty(as shape: Shape) -> Bool {
        switch shape {
        case .list, .boolean: false
        default: isBlank
        }
    }
}

extension Shape {
    fileprivate var isChoice: Bool {
        if case .choice = wrapped { true } else { false }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
