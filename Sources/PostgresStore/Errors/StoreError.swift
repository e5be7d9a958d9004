/// An error of this library; what follows from it is said by its properties.
public protocol StoreError: Error, CustomStringConvertible {
    /// The database cannot serve at this moment: a web server answers 503 with Retry-After.
    var isUnavailability: Bool { get }

    /// The same work may succeed when it is done again from its beginning, and nothing of the
    /// first attempt remains.
    var isRetriable: Bool { get }
}

extension StoreError {
    public var isUnavailability: Bool { false }
    public var isRetriable: Bool { false }
}

extension Error {
    /// Whether this is a ``StoreError`` that says that the database cannot serve at this moment.
    public var isUnavailability: Bool { (self as? any StoreError)?.isUnavailability ?? false }
}
