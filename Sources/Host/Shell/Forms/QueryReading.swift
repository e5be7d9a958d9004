public import PluginKit

/// Turns the parameters of a query into JSON in the shape of the fields that describe it, and into the
/// part of a list that is asked for.
public enum QueryReading {
    private static let pagingNames = ["page", "perPage", "sort"]
    private static let pageLimit = 1_000_000

    /// As an endpoint reads it: an unknown parameter, one given twice or a page that cannot be are
    /// refused, all of them at once.
    /// - Parameter takesPaging: Whether `page`, `perPage` and `sort` are known.
    public static func strict(
        _ pairs: [(name: String, value: String)], fields: [FieldDescription], takesPaging: Bool
    ) throws(InvalidFields) -> (json: JSON, paging: Paging) {
        guard !pairs.isEmpty else { return (.object([]), Paging()) }
        let known = fields.map(\.name) + (takesPaging ? pagingNames : [])
        var problems = unknown(pairs.map(\.name), among: known) + repeated(pairs, fields)
        let paging = takesPaging ? paging(pairs, into: &problems) : Paging()
        guard problems.isEmpty else { throw InvalidFields(problems) }
        return (json(pairs, fields), paging)
    }

    /// As a page reads it: a link may be old or mistyped, so what is wrong in it is passed over.
    public static func lenient(
        _ pairs: [(name: String, value: String)], fields: [FieldDescription]
    ) -> (json: JSON, paging: Paging) {
        var ignored: [FieldProblem] = []
        return (json(pairs, fields), paging(pairs, into: &ignored))
    }

    /// Empty parameters are absent: a filter that is not set.
    private static func json(
        _ pairs: [(name: String, value: String)], _ fields: [FieldDescription]
    ) -> JSON {
        .object(
            fields.compactMap { field in
                let texts = pairs.filter { $0.name == field.name && !$0.value.isEmpty }.map(\.value)
                guard let last = texts.last else { return nil }
                guard case .list(let element) = field.shape.wrapped else {
                    return .init(field.name, field.shape.wrapped.value(ofTyped: last))
                }
                return .init(field.name, .array(texts.map { element.value(ofTyped: $0) }))
            })
    }

    private static func unknown(_ names: [String], among known: [String]) -> [FieldProblem] {
        names.filter { !known.contains($0) }.map { name in
            let place = Pointer().appending(name)
            guard let near = Spelling.nearest(to: name, among: known) else {
                return FieldProblem(place, "unknownKey")
            }
            return FieldProblem(
                place, "unknownKey", Message("host.field.unknownKeyNear", ["near": near]))
        }
    }

    private static func repeated(
        _ pairs: [(name: String, value: String)], _ fields: [FieldDescription]
    ) -> [FieldProblem] {
        let lists = Set(
            fields.compactMap { if case .list = $0.shape.wrapped { $0.name } else { nil } })
        return Dictionary(grouping: pairs, by: \.name)
            .filter { $0.value.count > 1 && !lists.contains($0.key) }.keys.sorted()
            .map { FieldProblem(Pointer().appending($0), "repeated") }
    }

    private static func paging(
        _ pairs: [(name: String, value: String)], into problems: inout [FieldProblem]
    ) -> Paging {
        let given = Dictionary(pairs.map { ($0.name, $0.value) }) { _, last in last }
        func number(_ name: String, upTo most: Int, otherwise standard: Int) -> Int {
            guard let text = given[name], !text.isEmpty else { return standard }
            if let number = Int(text), (1...most).contains(number) { return number }
            problems.append(
                FieldProblem(
                    Pointer().appending(name), "outOfRange", ["least": "1", "most": String(most)]))
            return standard
        }
        let standard = Paging()
        var sort = given["sort"].flatMap { $0.isEmpty ? nil : $0 }
        if let given = sort, given.wholeMatch(of: /-?[A-Za-z][A-Za-z0-9.]{0,60}/) == nil {
            problems.append(FieldProblem("/sort", "notASorting"))
            sort = nil
        }
        return Paging(
            page: number("page", upTo: pageLimit, otherwise: standard.page),
            perPage: number("perPage", upTo: Paging.perPageLimit, otherwise: standard.perPage),
            sort: sort)
    }
}
