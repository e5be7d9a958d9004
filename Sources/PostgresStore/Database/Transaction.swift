import Synchronization

/// A transaction under way, or a savepoint in one. It cannot be used after its scope.
///
/// Statements that are issued concurrently (`async let`) are pipelined in the order of issue.
public struct Transaction: SQLExecuting {
    let scope: TransactionScope

    public func query(_ sql: SQL) async throws -> [Row] {
        try await scope.run(sql).rows
    }

    @discardableResult
    public func execute(_ sql: SQL) async throws -> Int {
        try await scope.run(sql).affected
    }

    /// Does a part that may fail by itself: when `body` throws, only its own changes are undone.
    @discardableResult
    public func withSavepoint<R: Sendable>(
        isolation actor: isolated (any Actor)? = #isolation,
        _ body: (Transaction) async throws -> R
    ) async throws -> R {
        let inner = try scope.nested()
        let release = "RELEASE SAVEPOINT \(raw: inner.name)" as SQL
        let undo = "ROLLBACK TO SAVEPOINT \(raw: inner.name)" as SQL
        let result: R
        do {
            result = try await body(Transaction(scope: inner))
        } catch {
            _ = try? await inner.end(with: [undo, release])
            throw error
        }
        do {
            try await inner.end(with: [release])
        } catch let error as PostgresError where error.sqlState == "25P02" {
            try await execute(undo)
            throw TransactionRolledBack()
        }
        return result
    }

    /// How strictly the transaction is kept apart from others.
    public enum Isolation: String, Sendable {
        case readCommitted = "READ COMMITTED"
        case repeatableRead = "REPEATABLE READ"
        case serializable = "SERIALIZABLE"
    }
}
