/// A statement as a value: its text with numbered placeholders, and the values bound to them.
///
/// Interpolation always binds: `"SELECT name FROM bodies WHERE id = \(id)"` sends the text
/// `… WHERE id = $1` and the value apart from it, so what a user typed can never become SQL.
/// Text of one's own, such as a column name, is inserted with `\(raw: "…")`.
public struct SQL: Sendable, Hashable {
    /// The text with placeholders `$1`, `$2` ….
    public internal(set) var text: String

    var bindings: [Binding]

    /// A bound value and the place of its placeholder, in UTF-8 bytes from the start of the text.
    struct Binding: Sendable, Hashable {
        var offset: Int
        var value: SQLParameter
    }

    init(text: String, bindings: [Binding]) {
        self.text = text
        self.bindings = bindings
    }

    /// A statement whose text is inserted as it is, without values.
    public init(raw text: String) {
        self.init(text: text, bindings: [])
    }

    /// The bound values, in the order of their placeholders.
    public var parameters: [SQLParameter] { bindings.map(\.value) }

    /// Whether there is no text at all.
    public var isEmpty: Bool { text.isEmpty }

    /// Two statements one after the other; the placeholders of the second are renumbered.
    public static func + (left: SQL, right: SQL) -> SQL {
        var joined = left
        joined.append(right)
        return joined
    }

    /// Adds another statement at the end; its placeholders are renumbered.
    public mutating func append(_ other: SQL) {
        guard !other.bindings.isEmpty else { return text += other.text }
        let source = other.text.utf8
        var position = source.startIndex
        for (index, binding) in other.bindings.enumerated() {
            let placeholder = source.index(source.startIndex, offsetBy: binding.offset)
            text += other.text[position..<placeholder]
            position = source.index(placeholder, offsetBy: 1 + String(index + 1).utf8.count)
            bind(binding.value)
        }
        text += other.text[position...]
    }

    mutating func bind(_ value: SQLParameter) {
        bindings.append(Binding(offset: text.utf8.count, value: value))
        text += "$"
        text += String(bindings.count)
    }
}

extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        self.init(text: value, bindings: [])
    }

    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    /// What the compiler fills while it reads a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var sql: SQL

        public init(literalCapacity: Int, interpolationCount: Int) {
            var text = ""
            text.reserveCapacity(literalCapacity + 3 * interpolationCount)
            sql = SQL(text: text, bindings: [])
            sql.bindings.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            sql.text += literal
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLEncodable) {
            sql.bind(value.sqlParameter)
        }

        /// Binds a value that may be absent; nil is NULL.
        public mutating func appendInterpolation(_ value: (some SQLEncodable)?) {
            sql.bind(value?.sqlParameter ?? .null)
        }

        /// Inserts another statement with its values.
        public mutating func appendInterpolation(_ other: SQL) {
            sql.append(other)
        }

        /// Inserts another statement with its values.
        public mutating func appendInterpolation(sql other: SQL) {
            sql.append(other)
        }

        /// Inserts text as it is. It must never come from outside the program.
        public mutating func appendInterpolation(raw text: String) {
            sql.text += text
        }
    }
}

extension Collection where Element == SQL {
    /// The statements with a separator between them, as for a list of conditions.
    public func joined(separator: SQL = ", ") -> SQL {
        var result: SQL = ""
        for (index, element) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(element)
        }
        return result
    }
}
