public import KazakhstanFormats

/// An import on its way, inside one transaction.
public protocol ImportRun: Sendable {
    /// Takes some rows; tells what is wrong with any of them. A row with an error is not taken.
    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding]

    /// Makes the taken rows hold. Rows that turn out to be wrong only now are among the findings of the
    /// outcome.
    mutating func finish() async throws -> ImportOutcome
}

/// The file that is taken in.
public struct ImportSource: Sendable {
    public let fileName: String?
    /// The layout that was recognised; empty where the columns are those of fields.
    public let layout: String
    /// SHA-256 of its bytes in hexadecimal.
    public let hash: String
    /// The day from which what it says holds, where the caller named one.
    public let effectiveOn: Day?
    /// Whether a row may take the place of what holds already, where both cannot hold together.
    public let supersedes: Bool

    public init(
        fileName: String?, layout: String, hash: String, effectiveOn: Day?, supersedes: Bool = false
    ) {
        self.fileName = fileName
        self.layout = layout
        self.hash = hash
        self.effectiveOn = effectiveOn
        self.supersedes = supersedes
    }
}

/// Something about one row: an error that keeps it out, or a warning.
public struct ImportFinding: Sendable {
    public let line: Int
    /// As the header of the file calls it.
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
    /// What was found wrong with rows at the end.
    public let findings: [ImportFinding]
    /// Further figures for the report, by the name of their text.
    public let details: [Figure]

    public init(
        accepted: Int, unchanged: Int, findings: [ImportFinding] = [], details: [Figure] = []
    ) {
        self.accepted = accepted
        self.unchanged = unchanged
        self.findings = findings
        self.details = details
    }
}
