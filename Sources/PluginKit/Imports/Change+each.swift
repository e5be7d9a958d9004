extension Change {
    /// Does the same with each of many rows: what it does for one is whole or not at all, and a refusal keeps
    /// out only its own row.
    ///
    /// Rows are done many at a time, so one must not count on what another does. What is thrown and is no
    /// refusal ends it all.
    /// - Returns: The rows that were refused, with the reason.
    public func each<Row: Sendable>(
        of rows: [Row], _ take: @escaping @Sendable (Row, Change) async throws -> Void
    ) async throws -> [(row: Row, refusal: any Refusal)] {
        var refused: [(row: Row, refusal: any Refusal)] = []
        var rest = rows[...]
        while !rest.isEmpty {
            try Task.checkCancellation()
            let some = rest.prefix(Self.together)
            rest = rest.dropFirst(some.count)
            if try await isTaken(some, take) { continue }
            for row in some {
                do {
                    try await withSavepoint { try await take(row, $0) }
                } catch let refusal as any Refusal {
                    refused.append((row, refusal))
                }
            }
        }
        return refused
    }

    /// How many rows share a savepoint, and travel to the database without waiting for each other.
    private static let together = 64

    /// Takes rows together; where any of them fails, none is taken.
    private func isTaken<Row: Sendable>(
        _ rows: ArraySlice<Row>, _ take: @escaping @Sendable (Row, Change) async throws -> Void
    ) async throws -> Bool {
        guard rows.count > 1 else { return false }
        do {
            try await withSavepoint { change in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for row in rows { group.addTask { try await take(row, change) } }
                    try await group.waitForAll()
                }
            }
            return true
        } catch {
            try Task.checkCancellation()
            return false
        }
    }

    /// Does a part that may fail by itself: when it throws, only what it did is undone.
    func withSavepoint<Result: Sendable>(
        _ body: @Sendable (Change) async throws -> Result
    ) async throws -> Result {
        try await transaction.withSavepoint { inner in
            try await body(Change(transaction: inner, request: request, aftermath: aftermath))
        }
    }
}
