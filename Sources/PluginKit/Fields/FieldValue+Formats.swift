public import KazakhstanFormats

extension LocalizedText: FieldValue {
    public static var shape: Shape { .localized }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> LocalizedText? {
        guard case .object(let members) = json else {
            problems.append(.unexpected(json, at: pointer, wanted: "notLocalized"))
            return nil
        }
        let before = problems.count
        var text = LocalizedText()
        var each = options
        each.isRequired = false
        each.lengths = 0...(options.lengths?.upperBound ?? 2_000)
        for member in members {
            let place = pointer.appending(member.name)
            guard let language = Language(rawValue: member.name) else {
                problems.append(
                    .unknownKey(member.name, at: place, known: Language.allCases.map(\.rawValue)))
                continue
            }
            guard member.value != .null,
                let part = String.read(member.value, at: place, obeying: each, into: &problems)
            else { continue }
            text[language] = part.isEmpty ? nil : part
        }
        if options.isRequired, problems.count == before, text.kk == nil, text.ru == nil {
            problems.append(FieldProblem(pointer, "requiredKazakhOrRussian"))
        }
        return problems.count == before ? text : nil
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        guard !json.masks(dataClass) else {
            return LocalizedText(kk: kk?.masked, ru: ru?.masked, en: en?.masked)
                .write(to: &json, masking: .public)
        }
        json.beginObject()
        json.key(quoted: ",\"kk\":")
        json.write(kk)
        json.key(quoted: ",\"ru\":")
        json.write(ru)
        json.key(quoted: ",\"en\":")
        json.write(en)
        json.endObject()
    }
}

extension Day: FieldValue {
    public static var shape: Shape { .day }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Day? {
        read(text: json, at: pointer, otherwise: "notADay", into: &problems) {
            try? Day(iso8601: $0)
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: description)
    }
}

extension BIN: FieldValue {
    public static var shape: Shape {
        .text(.init(lengths: 12...12, pattern: "^[0-9]{12}$", example: "990140000806"))
    }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> BIN? {
        identifier(json, at: pointer, into: &problems) { text throws(IdentifierProblem) in
            try BIN(text)
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: rawValue)
    }
}

extension IIN: FieldValue {
    public static var shape: Shape {
        .text(.init(lengths: 12...12, pattern: "^[0-9]{12}$", example: "990106300596"))
    }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> IIN? {
        identifier(json, at: pointer, into: &problems) { text throws(IdentifierProblem) in
            try IIN(text)
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: json.masks(.identifier) ? masked : rawValue)
    }
}

extension KATOCode: FieldValue {
    public static var shape: Shape {
        .text(.init(lengths: 9...9, pattern: "^[0-9]{9}$", example: "100000000"))
    }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> KATOCode? {
        read(text: json, at: pointer, otherwise: "notAPlace", into: &problems) {
            KATOCode(rawValue: $0)
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: rawValue)
    }
}

extension FieldValue {
    /// Reads a number of a person or body; its check says what is wrong with it.
    fileprivate static func identifier(
        _ json: JSON, at pointer: Pointer, into problems: inout [FieldProblem],
        _ make: (String) throws(IdentifierProblem) -> Self
    ) -> Self? {
        guard case .string(let text) = json else {
            problems.append(.unexpected(json, at: pointer, wanted: "notAText"))
            return nil
        }
        do { return try make(text) } catch {
            problems.append(
                FieldProblem(
                    pointer, "identifier", Message(TextKey("host.identifier.\(error.code)"))))
            return nil
        }
    }
}
