import KazakhstanFormats

extension Fields {
    /// Reads of a row of a file what these fields describe, or throws with every problem in it. Several may
    /// so take their parts of one row.
    /// - Parameter existing: The record that the row is about. What has no column keeps its value: a field, one
    ///   language of a text, one part of an object.
    public func decode(
        _ row: ImportRow, onto existing: Record? = nil
    ) throws(InvalidFields) -> Given<Record> {
        try decode(row.record(of: self, over: existing), onto: existing)
    }
}

extension ImportRow {
    fileprivate func record<Record>(of fields: Fields<Record>, over existing: Record?) -> JSON {
        guard case .object(let members) = record else { return record }
        let said = members.filter { fields.describes($0.name) }
        guard let existing else { return .object(said) }
        let descriptions = fields.descriptions
        let partial = descriptions.indices.filter { isPartial(descriptions[$0]) }
        guard !partial.isEmpty else { return .object(said) }
        let there = fields.json(of: existing, partial)
        let changed = partial.map { descriptions[$0] }.compactMap { field -> JSON.Member? in
            let value = laid(
                field.shape, at: Pointer().appending(field.name), record[field.name],
                over: there[field.name])
            guard let value, value != .null || field.shape.isOptional else { return nil }
            return JSON.Member(field.name, value)
        }
        let names = Set(partial.map { descriptions[$0].name })
        return .object(said.filter { !names.contains($0.name) } + changed)
    }

    /// Whether some parts of a field have a column and others have none.
    private func isPartial(_ field: FieldDescription) -> Bool {
        let columns = columns(of: field.shape, at: Pointer().appending(field.name))
        return columns.contains(true) && columns.contains(false)
    }

    /// Of each part of a value, whether it has a column.
    private func columns(of shape: Shape, at pointer: Pointer) -> [Bool] {
        guard let parts = shape.parts else { return [header.positions[pointer.text] != nil] }
        return parts.flatMap { columns(of: $0.shape, at: pointer.appending($0.name)) }
    }

    /// What the row says of a value, with the parts that have no column taken from the value that is there;
    /// nil where neither says anything.
    private func laid(
        _ shape: Shape, at pointer: Pointer, _ said: JSON?, over existing: JSON?
    ) -> JSON? {
        guard let parts = shape.parts else {
            guard header.positions[pointer.text] != nil else { return existing }
            return said ?? (shape.isOptional ? .null : existing)
        }
        let members = parts.compactMap { part in
            laid(
                part.shape, at: pointer.appending(part.name), said?[part.name],
                over: existing?[part.name]
            ).map { JSON.Member(part.name, $0) }
        }
        return members.allSatisfy { $0.value == .null } ? .null : .object(members)
    }
}

extension Shape {
    /// The parts that have columns of their own; nil where the value has one.
    fileprivate var parts: [(name: String, shape: Shape)]? {
        switch wrapped {
        case .localized: Language.allCases.map { ($0.rawValue, .optional(.text(.init()))) }
        case .object(_, let fields):
            fields.filter { !$0.options.isReadOnly }.map { ($0.name, $0.shape) }
        default: nil
        }
    }
}
