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
        do {
            let result = try await body(Transaction(scope: inner))
            try await inner.end(with: ["RELEASE SAVEPOINT \(raw: inner.name)"])
            return result
        } catch {
            _ = try? await inner.end(with: [
                "ROLLBACK TO SAVEPOINT \(raw: inner.name)", "RELEASE SAVEPOINT \(raw: inner.name)",
            ])
            throw error
        }
    }

    /// How strictly the transaction is kept apart from others.
    public enum Isolation: String, Sendable {
        case readCommitted = "READ COMMITTED"
        case repeatableRead = "REPEATABLE READ"
        case serializable = "SERIALIZABLE"
    }
}
