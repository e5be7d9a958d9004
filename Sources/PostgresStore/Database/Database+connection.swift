extension Database {
    /// Lends a connection of one's own, as for a report, an advisory lock or statements that
    /// allow no transaction.
    ///
    /// Settings are made for the session. Afterwards the session is reset. Throws
    /// ``PoolExhausted`` when none becomes free.
    @discardableResult
    public func withConnection<R: Sendable>(
        isolation actor: isolated (any Actor)? = #isolation,
        _ body: (Connection) async throws -> R
    ) async throws -> R {
        let wire = try await pool.lease()
        let connection = Connection(wire: wire)
        do {
            for (name, value) in settings {
                try await connection.execute("SELECT set_config(\(name), \(value), false)")
            }
            let result = try await body(connection)
            connection.giveBack(to: pool)
            return result
        } catch {
            connection.giveBack(to: pool)
            throw error
        }
    }
}
