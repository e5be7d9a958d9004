public import Foundation

extension SQLParameter: SQLEncodable {
    public var sqlParameter: SQLParameter { self }
}

extension Optional: SQLEncodable where Wrapped: SQLEncodable {
    public var sqlParameter: SQLParameter { self?.sqlParameter ?? .null }
}

extension String: SQLEncodable {
    public var sqlParameter: SQLParameter { .text(self) }
}

extension Substring: SQLEncodable {
    public var sqlParameter: SQLParameter { .text(String(self)) }
}

extension SQLEncodable where Self: BinaryInteger {
    public var sqlParameter: SQLParameter { .text(String(self)) }
}

extension Int: SQLEncodable {}
extension Int16: SQLEncodable {}
extension Int32: SQLEncodable {}
extension Int64: SQLEncodable {}

extension Bool: SQLEncodable {
    public var sqlParameter: SQLParameter { .text(self ? "t" : "f") }
}

extension Double: SQLEncodable {
    public var sqlParameter: SQLParameter {
        if isNaN { return .text("NaN") }
        if isInfinite { return .text(self < 0 ? "-Infinity" : "Infinity") }
        return .text(description)
    }
}

extension UUID: SQLEncodable {
    public var sqlParameter: SQLParameter { .uuid(self) }
}

extension Data: SQLEncodable {
    public var sqlParameter: SQLParameter { .bytes([UInt8](self)) }
}

extension Date: SQLEncodable {
    /// A `timestamptz` to the microsecond.
    public var sqlParameter: SQLParameter { .text(PostgresTime.text(of: self)) }
}

extension SQLEncodable where Self: RawRepresentable, RawValue: SQLEncodable {
    public var sqlParameter: SQLParameter { rawValue.sqlParameter }
}
