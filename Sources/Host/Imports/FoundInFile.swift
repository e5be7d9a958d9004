import PluginKit

/// What was found wrong with the rows of one file. However much that is, only so much of it is kept; all of
/// it is counted.
struct FoundInFile: Sendable {
    /// In the order in which they were found.
    private(set) var kept: [ImportFinding] = []
    private(set) var errors = 0
    private(set) var warnings = 0
    /// The lines that are kept out. There are no more of them than a file may have lines.
    private var wrong: Set<Int> = []

    /// Of errors, and as many of warnings.
    static let limit = 10_000

    /// How many rows have an error.
    var rejected: Int { wrong.count }

    mutating func add(_ findings: [ImportFinding]) {
        for finding in findings {
            if finding.isWarning {
                warnings += 1
                if warnings <= Self.limit { kept.append(finding) }
            } else {
                errors += 1
                wrong.insert(finding.line)
                if errors <= Self.limit { kept.append(finding) }
            }
        }
    }
}
