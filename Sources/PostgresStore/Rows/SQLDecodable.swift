public import Foundation

/// A type that can be read from a cell.
public protocol SQLDecodable {
    /// Reads the value; throws ``DecodingMismatch`` where the cell holds something else.
    init(cell: Cell) throws
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    @inlinable
    public init(cell: Cell) throws {
        self = cell.isNull ? nil : try Wrapped(cell: cell)
    }
}

extension String: SQLDecodable {
    @inlinable
    public init(cell: Cell) throws { self = try cell.text() }
}

extension SQLDecodable where Self: FixedWidthInteger {
    public init(cell: Cell) throws {
        guard let value = Self(exactly: try cell.int64()) else {
            throw cell.mismatch(wanted: "\(Self.self), which is too small for the value")
        }
        self = value
    }
}

extension Int: SQLDecodable {}
extension Int16: SQLDecodable {}
extension Int32: SQLDecodable {}
extension Int64: SQLDecodable {}

extension Bool: SQLDecodable {
    public init(cell: Cell) throws { self = try cell.bool() }
}

extension Double: SQLDecodable {
    public init(cell: Cell) throws { self = try cell.double() }
}

extension UUID: SQLDecodable {
    public init(cell: Cell) throws { self = try cell.uuid() }
}

extension Date: SQLDecodable {
    public init(cell: Cell) throws {
        self = PostgresTime.date(microseconds: try cell.microsecondsSince2000())
    }
}

extension Data: SQLDecodable {
    public init(cell: Cell) throws { self.init(try cell.byteArray()) }
}

extension SQLDecodable where Self: RawRepresentable, RawValue: SQLDecodable {
    public init(cell: Cell) throws {
        guard let value = Self(rawValue: try RawValue(cell: cell)) else {
            throw cell.mismatch(wanted: "a value of \(Self.self)")
        }
        self = value
    }
}
