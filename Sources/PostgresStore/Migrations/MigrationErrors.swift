/// Migrations that cannot be applied as they are; nothing was changed.
public struct MigrationsRefused: StoreError, Equatable {
    /// Whose migrations they are.
    public let scope: String
    /// Everything that was found, in the order of the numbers.
    public let problems: [Problem]

    public enum Problem: Sendable, Equatable, CustomStringConvertible {
        case badName(String)
        case unreadable(String)
        case missing(Int)
        case double(Int, names: [String])
        /// It was applied, and its text is another now.
        case changed(Int, name: String)
        /// It was applied by a newer program than this.
        case unknown(Int, name: String)

        public var description: String {
            switch self {
            case .badName(let file): "\(file) is not named like 0001-bodies.sql"
            case .unreadable(let path): "\(path) cannot be read as UTF-8 text"
            case .missing(let number): "number \(number) is missing"
            case .double(let number, let names):
                "number \(number) is used by \(names.joined(separator: " and "))"
            case .changed(let number, let name):
                "\(number) \(name) was changed after it had been applied"
            case .unknown(let number, let name):
                "the database is newer than the program: it has \(number) \(name)"
            }
        }
    }

    public var description: String {
        "the migrations of \(scope) are refused: "
            + problems.map(\.description).joined(separator: "; ")
    }
}

/// A migration whose SQL failed; its transaction was rolled back, those before it stay.
public struct MigrationFailed: StoreError, Equatable {
    public let scope: String
    public let number: Int
    public let name: String
    public let sqlState: String
    /// What the server said; it may quote the SQL of the migration.
    public let message: String
    /// Where in the migration's text, counted from 1, as far as the server told.
    public let line: Int?

    public var description: String {
        let place = line.map { " in line \($0)" } ?? ""
        return "migration \(scope) \(number) \(name) failed\(place): \(message) (\(sqlState))"
    }

    init(_ migration: Migration, of scope: String, because error: PostgresError) {
        self.scope = scope
        number = migration.number
        name = migration.name
        sqlState = error.sqlState
        message = error.message
        line = error.position.map { position in
            1 + migration.sql.unicodeScalars.prefix(position - 1).count { $0 == "\n" }
        }
    }
}
