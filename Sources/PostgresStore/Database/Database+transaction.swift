extension Database {
    public typealias Isolation = Transaction.Isolation

    /// How often a transaction is tried when it keeps colliding with others.
    private static let attempts = 10

    /// Does work in one transaction on a connection of its own; commits when `body` returns, and
    /// rolls back when it throws.
    ///
    /// After a serialization failure or a deadlock, and only then, `body` is called again, at most
    /// ten times in all, so it must change nothing outside the database. BEGIN travels with the
    /// first statement. Throws ``CommitOutcomeUnknown`` when the connection broke during COMMIT.
    @discardableResult
    public func withTransaction<R: Sendable>(
        isolation: Isolation = .readCommitted,
        isolated actor: isolated (any Actor)? = #isolation,
        _ body: (Transaction) async throws -> R
    ) async throws -> R {
        var attempt = 1
        while true {
            do {
                return try await inTransaction(isolation, isolated: actor, body)
            } catch let error as PostgresError
                where (error.isRetriable || error.isStalePreparation) && attempt < Self.attempts
            {
                try Task.checkCancellation()
                attempt += 1
            }
        }
    }

    /// One transaction, never done again.
    func inTransaction<R: Sendable>(
        _ isolation: Isolation = .readCommitted, isolated actor: isolated (any Actor)?,
        _ body: (Transaction) async throws -> R
    ) async throws -> R {
        let wire = try await pool.lease()
        defer { pool.takeBack(wire) }
        let begin = "BEGIN ISOLATION LEVEL \(raw: isolation.rawValue)" as SQL
        let scope = TransactionScope(wire: wire, opening: [begin] + preamble)
        let result: R
        do {
            result = try await body(Transaction(scope: scope))
        } catch {
            await rollBack(scope, on: wire)
            throw error
        }
        try await commit(scope, on: wire)
        return result
    }

    /// A connection whose ROLLBACK failed is not used again.
    private func rollBack(_ scope: TransactionScope, on wire: Wire) async {
        do { try await scope.end(with: ["ROLLBACK"]) } catch { wire.close(.atOnce) }
    }

    private func commit(_ scope: TransactionScope, on wire: Wire) async throws {
        do {
            if try await scope.end(with: ["COMMIT"]) == "ROLLBACK" { throw TransactionRolledBack() }
        } catch let lost as ConnectionLost where lost.sent {
            throw CommitOutcomeUnknown()
        }
    }
}
