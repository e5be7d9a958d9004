/// A JSON document as it was written: numbers keep their digits, objects their order.
public enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    public struct Member: Sendable, Hashable {
        public let name: String
        public let value: JSON

        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The value of a member of an object, or nil where there is none or this is no object.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, where this is one.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    public var array: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    public var int: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    public var bool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral text: String) { self = .string(text) }
    public init(integerLiteral number: Int) { self = .number(String(number)) }
    public init(booleanLiteral flag: Bool) { self = .bool(flag) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member($0.0, $0.1) })
    }
    public init(nilLiteral: ()) { self = .null }
}

extension JSON {
    /// The document as text, without needless space.
    public var text: String {
        var writer = JSONWriter()
        writer.write(self)
        return writer.text
    }
}
