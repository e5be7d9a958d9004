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
        json.beginObject()
        json.key(quoted: "\"kk\":")
        kk.write(to: &json, masking: dataClass)
        json.key(quoted: "\"ru\":")
        ru.write(to: &json, masking: dataClass)
        json.key(quoted: "\"en\":")
        en.write(to: &json, masking: dataClass)
        json.endObject()
    }
}

extension Day: FieldValue {
    public static var shape: Shape { .day }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Day? {
        guard case .string(let text) = json, let day = try? Day(iso8601: text) else {
            problems.append(.unexpected(json, at: pointer, wanted: "notADay"))
            return nil
        }
        return day
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: description)
    }
}

extension BIN: FieldValue {
    public static var shape: Shape { .text(.init(lengths: 12...12, pattern: "^[0-9]{12}$")) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> BIN? {
        guard case .string(let text) = json else {
            problems.append(.unexpected(json, at: pointer, wanted: "notAText"))
            return nil
        }
        do { return try BIN(text) } catch {
            problems.append(.identifier(error, at: pointer))
            return nil
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: rawValue)
    }
}

extension IIN: FieldValue {
    public static var shape: Shape { .text(.init(lengths: 12...12, pattern: "^[0-9]{12}$")) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> IIN? {
        guard case .string(let text) = json else {
            problems.append(.unexpected(json, at: pointer, wanted: "notAText"))
            return nil
        }
        do { return try IIN(text) } catch {
            problems.append(.identifier(error, at: pointer))
            return nil
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: json.masks(.identifier) ? masked : rawValue)
    }
}

extension KATOCode: FieldValue {
    public static var shape: Shape { .text(.init(lengths: 9...9, pattern: "^[0-9]{9}$")) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> KATOCode? {
        guard case .string(let text) = json, let code = KATOCode(rawValue: text) else {
            problems.append(.unexpected(json, at: pointer, wanted: "notAPlace"))
            return nil
        }
        return code
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: rawValue)
    }
}

extension FieldProblem {
    fileprivate static func identifier(_ problem: IdentifierProblem, at pointer: Pointer)
        -> FieldProblem
    {
        FieldProblem(pointer, "identifier", Message(TextKey("host.identifier.\(problem.code)")))
    }
}
