public import Foundation

/// A bound value on its way to the server, which infers the type from the statement.
public enum SQLParameter: Sendable, Hashable {
    case null
    /// A value in the server's text format.
    case text(String)
    /// A UUID, written out only when it is sent.
    case uuid(UUID)
    /// Raw bytes in binary format: `bytea`.
    case bytes([UInt8])
}

/// A type whose values can be bound to a statement.
public protocol SQLEncodable: Sendable {
    /// The value as it is sent.
    var sqlParameter: SQLParameter { get }
}
