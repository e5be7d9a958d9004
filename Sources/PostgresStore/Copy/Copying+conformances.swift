extension Connection: Copying {
    @discardableResult
    public func copyIn(
        _ sql: SQL, isolation actor: isolated (any Actor)? = #isolation,
        _ write: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await wire.copyIn(sql, isolation: actor, write)
    }

    public func copyOut<R: Sendable>(
        _ sql: SQL, isolation actor: isolated (any Actor)? = #isolation,
        _ read: (CopyReader) async throws -> R
    ) async throws -> R {
        try await wire.copyOut(sql, isolation: actor, read)
    }
}

extension Transaction: Copying {
    @discardableResult
    public func copyIn(
        _ sql: SQL, isolation actor: isolated (any Actor)? = #isolation,
        _ write: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await scope.ready().copyIn(sql, isolation: actor, write)
    }

    public func copyOut<R: Sendable>(
        _ sql: SQL, isolation actor: isolated (any Actor)? = #isolation,
        _ read: (CopyReader) async throws -> R
    ) async throws -> R {
        try await scope.ready().copyOut(sql, isolation: actor, read)
    }
}

extension Database: Copying {
    @discardableResult
    public func copyIn(
        _ sql: SQL, isolation actor: isolated (any Actor)? = #isolation,
        _ write: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await inTransaction(isolated: actor) { transaction in
            try await transaction.copyIn(sql, isolation: actor, write)
        }
    }

    public func copyOut<R: Sendable>(
        _ sql: SQL, isolation actor: isolated (any Actor)? = #isolation,
        _ read: (CopyReader) async throws -> R
    ) async throws -> R {
        try await inTransaction(isolated: actor) { transaction in
            try await transaction.copyOut(sql, isolation: actor, read)
        }
    }
}
