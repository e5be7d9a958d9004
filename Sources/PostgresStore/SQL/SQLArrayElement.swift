public import Foundation

/// A type of which a Swift array is one value in the database: `text[]`, `int8[]`, `uuid[]`, and,
/// for bytes, `bytea`.
public protocol SQLArrayElement: Sendable {
    /// The array as it is sent.
    static func parameter(of array: [Self]) -> SQLParameter

    /// The array that a cell holds.
    static func array(in cell: Cell) throws -> [Self]
}

extension Array: SQLEncodable where Element: SQLArrayElement {
    public var sqlParameter: SQLParameter { Element.parameter(of: self) }
}

extension Array: SQLDecodable where Element: SQLArrayElement {
    public init(cell: Cell) throws {
        self = try Element.array(in: cell)
    }
}

extension UInt8: SQLArrayElement {
    public static func parameter(of array: [UInt8]) -> SQLParameter { .bytes(array) }
    public static func array(in cell: Cell) throws -> [UInt8] { try cell.byteArray() }
}

extension SQLArrayElement where Self: SQLDecodable {
    public static func array(in cell: Cell) throws -> [Self] {
        try cell.elements().map { try Self(cell: $0) }
    }
}

extension String: SQLArrayElement {
    public static func parameter(of array: [String]) -> SQLParameter {
        var literal: [UInt8] = [UInt8(ascii: "{")]
        literal.reserveCapacity(array.reduce(2) { $0 + $1.utf8.count + 3 })
        for (index, element) in array.enumerated() {
            if index > 0 { literal.append(UInt8(ascii: ",")) }
            literal.append(UInt8(ascii: "\""))
            for byte in element.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    literal.append(UInt8(ascii: "\\"))
                }
                literal.append(byte)
            }
            literal.append(UInt8(ascii: "\""))
        }
        literal.append(UInt8(ascii: "}"))
        return .text(String(decoding: literal, as: UTF8.self))
    }
}

extension SQLArrayElement where Self: BinaryInteger {
    public static func parameter(of array: [Self]) -> SQLParameter {
        .text("{" + array.map { String($0) }.joined(separator: ",") + "}")
    }
}

extension Int: SQLArrayElement {}
extension Int16: SQLArrayElement {}
extension Int32: SQLArrayElement {}
extension Int64: SQLArrayElement {}

extension UUID: SQLArrayElement {
    public static func parameter(of array: [UUID]) -> SQLParameter {
        .text("{" + array.map(\.uuidString).joined(separator: ",") + "}")
    }
}
