/// A handle on the database: the pool, and the settings that each statement sees.
///
/// Copies are cheap. Short statements share connections; what needs a connection of its own takes
/// one for its scope.
public struct Database: SQLExecuting {
    let pool: Pool
    let settings: [(name: String, value: String)]
    /// The statement that makes the settings, sent before each statement in its transaction.
    let preamble: [SQL]

    init(pool: Pool, settings: [(name: String, value: String)]) {
        self.pool = pool
        self.settings = settings
        let calls = settings.map { "set_config(\($0.name), \($0.value), true)" as SQL }
        preamble = calls.isEmpty ? [] : ["SELECT " + calls.joined()]
    }

    /// The same database, seen with further session settings.
    ///
    /// They hold for each statement, or for the whole of a transaction, and end with it. They
    /// travel with the statement and cost no round trip of their own.
    public func with(settings: [(name: String, value: String)]) -> Database {
        Database(pool: pool, settings: self.settings + settings)
    }

    /// The same database, its statements planned for the values that are bound.
    ///
    /// On a shared connection a statement is planned once, whatever its values will be: that is half
    /// the time of a short one. For a search it is wrong, since a word that many rows hold wants another
    /// way than a rare one.
    public var plannedByValues: Database {
        with(settings: [("plan_cache_mode", "force_custom_plan")])
    }

    /// Sends a short statement on a shared connection, where it is bounded by
    /// ``Postgres/Configuration/statementTimeout`` and planned without regard to its values.
    ///
    /// What is not a single statement, and BEGIN, LISTEN or SET, do not belong here.
    public func query(_ sql: SQL) async throws -> [Row] {
        try await pool.shared().run(sql, preamble: preamble).rows
    }

    @discardableResult
    public func execute(_ sql: SQL) async throws -> Int {
        try await pool.shared().run(sql, preamble: preamble).affected
    }
}
