/// Brings the schema of one scope to what its migrations say, forward only.
///
/// What was applied is noted in a history table with the SHA-256 of its text. Several processes
/// may try at once: they wait for each other.
public struct Migrator: Sendable {
    let database: Database
    let history: MigrationHistory
    let scope: String

    /// - Parameters:
    ///   - historyTable: the table that notes what was applied, as `platform.migrations`; it is
    ///     made, with its schema, when it is not there. Lower-case letters, digits and `_`.
    ///   - scope: whose migrations they are; each scope is numbered from 1.
    public init(database: Database, historyTable: String = "platform.migrations", scope: String) {
        self.database = database
        history = MigrationHistory(table: historyTable)
        self.scope = scope
    }

    /// What was applied and what is to come.
    public struct Plan: Sendable, Equatable {
        public var applied: [Migration] = []
        public var pending: [Migration] = []
        /// Why ``apply(_:)`` would refuse; empty when it would not.
        public var problems: [MigrationsRefused.Problem] = []

        public init(applied: [Migration] = [], pending: [Migration] = []) {
            self.applied = applied
            self.pending = pending
        }
    }

    /// Looks, and changes nothing.
    public func plan(_ migrations: [Migration]) async throws -> Plan {
        try await plan(migrations, on: database)
    }

    /// Applies what is pending, each migration in a transaction of its own, and returns it.
    ///
    /// Throws ``MigrationsRefused`` before anything is changed, or ``MigrationFailed``.
    @discardableResult
    public func apply(_ migrations: [Migration]) async throws -> [Migration] {
        try await database.withConnection { connection in
            try await connection.execute(history.lock)
            try await history.create(on: connection)
            let plan = try await plan(migrations, on: connection)
            guard plan.problems.isEmpty else {
                throw MigrationsRefused(scope: scope, problems: plan.problems)
            }
            for migration in plan.pending { try await apply(migration, on: connection) }
            return plan.pending
        }
    }

    private func plan(
        _ migrations: [Migration], on executor: some SQLExecuting
    ) async throws -> Plan {
        let entries = try await history.entries(of: scope, on: executor)
        let checksums = try await history.checksums(of: migrations, on: executor)
        var plan = Plan()
        plan.problems = Migration.numberingProblems(of: migrations)
        for migration in migrations.sorted(by: { $0.number < $1.number }) {
            guard let entry = entries.first(where: { $0.number == migration.number }) else {
                plan.pending.append(migration)
                continue
            }
            plan.applied.append(migration)
            if entry.checksum != checksums[migration] {
                plan.problems.append(.changed(migration.number, name: migration.name))
            }
        }
        let known = Set(migrations.map(\.number))
        plan.problems += entries.filter { !known.contains($0.number) }
            .map { .unknown($0.number, name: $0.name) }
        return plan
    }

    private func apply(_ migration: Migration, on connection: Connection) async throws {
        try await connection.run(script: "BEGIN")
        do {
            try await connection.run(script: migration.sql)
            try await Self.checkInTransaction(connection)
            try await history.note(migration, of: scope, on: connection)
            try await connection.run(script: "COMMIT")
        } catch let error as PostgresError {
            try await connection.run(script: "ROLLBACK")
            throw MigrationFailed(migration, of: scope, because: error)
        }
    }

    /// A migration that commits by itself could be left half done.
    private static func checkInTransaction(_ connection: Connection) async throws {
        do {
            try await connection.run(script: "SAVEPOINT migration")
        } catch let error as PostgresError where error.sqlState == "25P01" {
            throw PostgresError(
                sqlState: error.sqlState, message: "it ends the transaction that it is run in")
        }
    }
}
