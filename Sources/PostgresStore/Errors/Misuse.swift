/// A transaction was used after its scope had ended.
public struct TransactionOver: StoreError {
    public var description: String { "the transaction is over and cannot be used any more" }
}

/// A connection was used after its scope had ended.
public struct ConnectionReturned: StoreError {
    public var description: String { "the connection was given back and cannot be used any more" }
}

/// The body of a transaction ended as if all were well, but a statement in it had failed, so that
/// the server rolled it back.
public struct TransactionRolledBack: StoreError {
    public var description: String {
        "the transaction was rolled back, because an error in it had been ignored"
    }
}

/// A statement cannot be sent in the form that it has.
public struct UnsendableStatement: StoreError, Equatable {
    public let reason: String

    static let copy = UnsendableStatement(reason: "COPY goes through copyIn and copyOut")

    public var description: String { "the statement cannot be sent: \(reason)" }
}
