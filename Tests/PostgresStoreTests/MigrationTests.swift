import Foundation
import PostgresStore
import Testing

struct MigrationTests {
    private let bodies = Migration(
        number: 1, name: "bodies", sql: "CREATE TABLE bodies (n int); INSERT INTO bodies VALUES (1)"
    )
    private let names = Migration(number: 2, name: "names", sql: "ALTER TABLE bodies ADD name text")

    private func withMigrator(_ body: (Migrator, Database) async throws -> Void) async throws {
        try await withStore { database, _ in
            try await body(Migrator(database: database, scope: "registry"), database)
        }
    }

    @Test func `what is pending is applied once and in order`() async throws {
        try await withMigrator { migrator, database in
            #expect(try await migrator.plan([bodies, names]).pending == [bodies, names])
            #expect(try await migrator.apply([bodies]) == [bodies])
            #expect(try await migrator.apply([names, bodies]) == [names])
            #expect(try await migrator.apply([bodies, names]) == [])
            let plan = try await migrator.plan([bodies, names])
            #expect(plan == Migrator.Plan(applied: [bodies, names]))
            let noted = try await database.rows(
                "SELECT scope, number, name, length(checksum) FROM platform.migrations ORDER BY 2",
                as: (String, Int, String, Int).self)
            #expect(noted.map(\.1) == [1, 2])
            #expect(noted.allSatisfy { $0.0 == "registry" && $0.3 == 64 })
        }
    }

    @Test func `looking changes nothing`() async throws {
        try await withMigrator { migrator, database in
            _ = try await migrator.plan([bodies])
            let schema = try await database.value(
                "SELECT to_regnamespace('platform') IS NULL", as: Bool.self)
            #expect(schema == true)
        }
    }

    @Test func `scopes are numbered apart`() async throws {
        try await withMigrator { migrator, database in
            let councils = Migration(
                number: 1, name: "councils", sql: "CREATE TABLE councils (n int)")
            try await migrator.apply([bodies])
            let other = Migrator(database: database, scope: "council")
            #expect(try await other.apply([councils]) == [councils])
        }
    }

    @Test func `a migration that was changed after it was applied is refused`() async throws {
        try await withMigrator { migrator, _ in
            _ = try await migrator.apply([bodies])
            let changed = Migration(number: 1, name: "bodies", sql: bodies.sql + " ")
            let error = await #expect(throws: MigrationsRefused.self) {
                try await migrator.apply([changed, names])
            }
            #expect(error?.problems == [.changed(1, name: "bodies")])
            #expect(try await migrator.plan([bodies, names]).pending == [names])
        }
    }

    @Test func `a database newer than the program is refused`() async throws {
        try await withMigrator { migrator, _ in
            _ = try await migrator.apply([bodies, names])
            let error = await #expect(throws: MigrationsRefused.self) {
                try await migrator.apply([bodies])
            }
            #expect(error?.problems == [.unknown(2, name: "names")])
            #expect(error?.description.contains("newer than the program") == true)
        }
    }

    @Test func `a failing migration is undone, those before it stay, and its line is told`()
        async throws
    {
        try await withMigrator { migrator, database in
            let broken = Migration(
                number: 2, name: "broken",
                sql: "CREATE TABLE x (n int);\n-- ұ\n\nINSERT INTO z VALUES (1);")
            let error = await #expect(throws: MigrationFailed.self) {
                try await migrator.apply([bodies, broken])
            }
            #expect(error?.number == 2 && error?.line == 4 && error?.sqlState == "42P01")
            #expect(
                error?.description.hasPrefix("migration registry 2 broken failed in line 4") == true
            )
            let kept = try await database.row(
                "SELECT to_regclass('bodies') IS NULL, to_regclass('x') IS NULL",
                as: (Bool, Bool).self)
            #expect(try #require(kept) == (false, true))
            #expect(try await migrator.plan([bodies, broken]).pending == [broken])
        }
    }

    @Test func `a migration that commits by itself fails`() async throws {
        try await withMigrator { migrator, _ in
            let selfish = Migration(number: 1, name: "selfish", sql: "SELECT 1; COMMIT; SELECT 2")
            let error = await #expect(throws: MigrationFailed.self) {
                try await migrator.apply([selfish])
            }
            #expect(error?.message == "it ends the transaction that it is run in")
        }
    }

    @Test func `sixteen migrators at once apply each migration once`() async throws {
        try await withStore({ $0.ownConnections = 16 }) { database, _ in
            let applied = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...16 {
                    group.addTask {
                        let migrator = Migrator(database: database, scope: "registry")
                        return try await migrator.apply([bodies, names]).count
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 }
            }
            #expect(applied == 2)
            #expect(try await database.value("SELECT count(*) FROM bodies", as: Int.self) == 1)
        }
    }
}
