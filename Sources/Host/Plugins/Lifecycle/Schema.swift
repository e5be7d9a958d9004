package import Foundation
package import PostgresStore

/// A schema of the database, and the folder of numbered SQL files that make it.
package struct Schema {
    /// `platform`, or the plugin's id.
    package let name: String
    private let folder: URL

    /// - Parameter place: The plugin's folder, or the host's; the files lie in its `Migrations`.
    package init(named name: String, in place: URL) {
        self.name = name
        folder = place.appendingPathComponent("Migrations", isDirectory: true)
    }

    /// The host's own.
    static func platform(in share: URL) -> Schema { Schema(named: "platform", in: share) }

    package var hasMigrations: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// What its files are called, in their order: `0001-places`. Empty where they cannot be read.
    package var steps: [String] {
        let migrations = (try? Migration.load(folder: folder)) ?? []
        return migrations.map { migration in
            let number = String(migration.number)
            return String(repeating: "0", count: max(0, 4 - number.count)) + number
                + "-\(migration.name)"
        }
    }

    /// Brings the schema to what its files say.
    /// - Parameter count: How many of the files are applied, from the first on; nil for all.
    /// - Throws: ``MigrationFailure``, or an error of the connection.
    package func migrate(by owner: Database, upTo count: Int? = nil) async throws {
        do {
            let all = try Migration.load(folder: folder)
            let migrations = Array(all.prefix(count ?? all.count))
            if name != "platform" { try await make(by: owner) }
            _ = try await migrator(owner).apply(migrations)
        } catch let error as MigrationsRefused {
            throw MigrationFailure(text: error.description)
        } catch let error as MigrationFailed {
            throw MigrationFailure(text: error.description)
        } catch let error as PostgresError where !error.isUnavailability {
            throw MigrationFailure(text: "the schema \(name) could not be made: \(error)")
        }
    }

    /// What a start would do, without doing it.
    func plan(by owner: Database) async throws -> Migrator.Plan {
        try await migrator(owner).plan(Migration.load(folder: folder))
    }

    private func migrator(_ owner: Database) -> Migrator { Migrator(database: owner, scope: name) }

    /// Makes the schema and that of its published views, if they are not there, with the rights of the
    /// serving role: it reads, adds and changes, and deletes nothing. The platform's first migration does
    /// the same for its own.
    private func make(by owner: Database) async throws {
        let exists = try await owner.value(
            """
            SELECT to_regnamespace(\(name)) IS NOT NULL
                AND to_regnamespace(\(PublishedViews(of: name).schema)) IS NOT NULL
            """, as: Bool.self)
        guard exists != true else { return }
        try await owner.withTransaction { transaction in
            // Several hosts may start at once.
            _ = try await transaction.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('arna schemas', 0)) IS NULL")
            for statement in statements { try await transaction.execute(statement) }
        }
    }

    private var statements: [SQL] {
        [
            "CREATE SCHEMA IF NOT EXISTS \(raw: name)",
            "GRANT USAGE ON SCHEMA \(raw: name) TO arna_host",
            rights("SELECT, INSERT, UPDATE ON TABLES"),
            rights("USAGE ON SEQUENCES"),
            rights("EXECUTE ON FUNCTIONS"),
        ] + PublishedViews(of: name).statements
    }

    private func rights(_ rights: String) -> SQL {
        "ALTER DEFAULT PRIVILEGES IN SCHEMA \(raw: name) GRANT \(raw: rights) TO arna_host"
    }
}

/// Migrations of a schema that did not go through.
package struct MigrationFailure: Error, CustomStringConvertible {
    let text: String
    package var description: String { text }
}
