public import KazakhstanFormats

/// A kind of file that a plugin takes in. From one declaration come its page, its endpoint
/// (`POST /api/v1/<plugin>/imports?kind=<name>`), its template to download and `arna import <name>`.
public struct ImportKind: Sendable {
    public let name: String
    public let title: TextKey
    public let permission: Permission
    /// The layouts of files as people have them. The first whose required columns a file has is taken.
    public let layouts: [ImportLayout]
    /// Begins an import; nothing is written before ``ImportRun/take(_:)``.
    public let begin: @Sendable (Change, ImportSource) async throws -> any ImportRun

    public init(
        _ name: String, title: TextKey, permission: Permission, layouts: [ImportLayout],
        begin: @escaping @Sendable (Change, ImportSource) async throws -> any ImportRun
    ) {
        self.name = name
        self.title = title
        self.permission = permission
        self.layouts = layouts
        self.begin = begin
    }
}

/// The columns of a file, by the names that its header may give them.
public struct ImportLayout: Sendable {
    public let name: String
    public let columns: [Column]

    public init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
    }

    public struct Column: Sendable {
        public let name: String
        /// Other headers it is known by; compared without regard to case and spaces.
        public let aliases: [String]
        public let isRequired: Bool

        public init(_ name: String, _ aliases: String..., required: Bool = true) {
            self.name = name
            self.aliases = aliases
            isRequired = required
        }
    }
}

/// The file that is taken in.
public struct ImportSource: Sendable {
    public let fileName: String?
    public let layout: String
    /// SHA-256 of its bytes in hexadecimal.
    public let hash: String
    /// The day from which what it says holds, where the caller named one.
    public let effectiveOn: Day?

    public init(fileName: String?, layout: String, hash: String, effectiveOn: Day?) {
        self.fileName = fileName
        self.layout = layout
        self.hash = hash
        self.effectiveOn = effectiveOn
    }
}

/// An import on its way, inside one transaction.
public protocol ImportRun: Sendable {
    /// Takes some rows; tells what is wrong with any of them. A row with an error is not taken.
    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding]

    /// Makes the taken rows hold.
    mutating func finish() async throws -> ImportOutcome
}

/// One row of a file.
public struct ImportRow: Sendable {
    /// The line of the file on which it begins, from 1.
    public let line: Int
    private let cells: [String]
    private let positions: [String: Int]

    public init(line: Int, cells: [String], positions: [String: Int]) {
        self.line = line
        self.cells = cells
        self.positions = positions
    }

    /// The text under a column; empty where the file has none.
    public subscript(column: String) -> String {
        guard let position = positions[column], position < cells.count else { return "" }
        return cells[position]
    }
}

/// Something about one row: an error that keeps it out, or a warning.
public struct ImportFinding: Sendable {
    public let line: Int
    public let column: String?
    public let code: String
    public let message: Message
    public let isWarning: Bool

    public init(
        line: Int, column: String? = nil, code: String, _ message: Message, isWarning: Bool = false
    ) {
        self.line = line
        self.column = column
        self.code = code
        self.message = message
        self.isWarning = isWarning
    }
}

/// What an import did.
public struct ImportOutcome: Sendable {
    /// Rows that are new or changed something.
    public let accepted: Int
    /// Rows that said what was known.
    public let unchanged: Int
    /// Further figures for the report, by the name of their text.
    public let details: [Figure]

    public init(accepted: Int, unchanged: Int, details: [Figure] = []) {
        self.accepted = accepted
        self.unchanged = unchanged
        self.details = details
    }
}
