extension Change {
    /// Sends a letter, in this transaction: where that is undone, nobody has written.
    ///
    /// The host keeps it and hands it to the machine's mail system soon after. Its text is made now, of
    /// what is so now.
    /// - Throws: A ``Refusal`` where a value has a line break in it, where the whole is too long, or where
    ///   it has a link and the settings do not say at which address people reach this installation.
    public func send(_ letter: Letter) async throws {
        try await send([letter])
    }

    /// Sends many letters as ``send(_:)`` sends one, in the order that they have here; they go to the
    /// database together, so that their number costs little.
    public func send(_ letters: [Letter]) async throws {
        try await request.services.require((any LetterBox).self)
            .keep(letters, of: request, in: transaction)
    }
}

/// Keeps letters until they were sent; the host offers it.
public protocol LetterBox: Sendable {
    func keep(_ letters: [Letter], of request: Request, in transaction: Transaction) async throws
}
