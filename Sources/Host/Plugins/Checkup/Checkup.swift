import Foundation
import PostgresStore

/// An examination of all that a start needs.
struct Checkup {
    let settings: HostSettings
    let source: PluginSource
    /// The host's own files; nil where they were not found.
    let share: URL?
    let owner: Database
    let database: Database
    private var findings: [Finding] = []

    init(
        settings: HostSettings, source: PluginSource, share: URL?, owner: Database,
        database: Database
    ) {
        self.settings = settings
        self.source = source
        self.share = share
        self.owner = owner
        self.database = database
    }

    /// Everything that was found, the worst first.
    mutating func run() async -> [Finding] {
        findings = []
        examineHostFiles()
        examineDataFolder()
        examineScanner()
        examineMail()
        examinePort()
        let isReachable = await examineDatabase()
        await examinePlugins(withDatabase: isReachable)
        return findings.sorted { $0.severity < $1.severity }
    }

    mutating func note(
        _ severity: Finding.Severity, _ subject: String, _ text: String, remedy: String = ""
    ) {
        findings.append(Finding(severity, subject, text, remedy: remedy))
    }
}
