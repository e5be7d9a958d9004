public import PostgresStore

/// One of some words: an enumeration whose cases are told, stored and shown by name.
///
/// ```swift
/// enum Kind: String, Choice { case report, notice; static let texts = "publications.kind" }
/// ```
public protocol Choice: FieldValue, SQLEncodable, SQLDecodable, RawRepresentable, CaseIterable,
    Hashable
where RawValue == String, AllCases: Sendable {
    /// Where the texts of the cases lie: `<texts>.<case>`.
    static var texts: String { get }
}

extension Choice {
    public var label: TextKey { TextKey("\(Self.texts).\(rawValue)") }

    public static var shape: Shape { .choice(allCases.map(\.rawValue), texts: texts) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Self? {
        guard case .string(let word) = json, let choice = Self(rawValue: word) else {
            let words = allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(
                FieldProblem(
                    pointer, json == .null ? "required" : "notAChoice", ["choices": words]))
            return nil
        }
        return choice
    }

    @inlinable
    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: rawValue)
    }

    public var sqlParameter: SQLParameter { rawValue.sqlParameter }

    @inlinable
    public init(cell: Cell) throws {
        let word = try String(cell: cell)
        guard let choice = Self(rawValue: word) else { throw UnknownChoice(choices: Self.texts) }
        self = choice
    }
}

/// A stored word that is no case of its enumeration: the database is newer than the code.
public struct UnknownChoice: Error, CustomStringConvertible {
    let choices: String

    @usableFromInline
    init(choices: String) { self.choices = choices }

    public var description: String { "a stored word is none of \(choices)" }
}
