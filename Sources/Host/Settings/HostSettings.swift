public import Foundation
public import Logging
import PluginKit
public import PostgresStore

/// The settings of the host, found to be good; those of plugins are checked when a plugin loads.
public struct HostSettings: Sendable {
    private let values: Settings
    let written: WrittenSettings
    /// No setting: what costs less is for tests.
    var passwordCost = PasswordCost.standard

    init(values: Settings, written: WrittenSettings) {
        self.values = values
        self.written = written
    }

    public var host: String { values[HostSetting.host] }
    public var port: Int { values[HostSetting.port].number }
    public var secureCookies: Bool { values[HostSetting.secureCookies] }
    public var proxies: [CIDR] { values[HostSetting.proxies].elements }

    public var dataFolder: URL { URL(fileURLWithPath: values[HostSetting.data], isDirectory: true) }
    /// May hold a password: never printed. Empty for the embedded cluster.
    public var databaseURL: String { values[HostSetting.databaseURL] }
    /// May hold a password: never printed. Empty where ``databaseURL`` migrates too.
    public var databaseOwnerURL: String { values[HostSetting.databaseOwnerURL] }

    public var pluginFolders: [URL] {
        values[HostSetting.pluginFolders].elements.map {
            URL(fileURLWithPath: $0, isDirectory: true)
        }
    }
    public var pluginsOff: [String] { values[HostSetting.pluginsOff].elements }

    /// The page that `/` shows, relative to the language; empty for the start page.
    public var siteStart: String { values[HostSetting.siteStart] }
    /// The slug of the default agency; nil for the first.
    public var agency: String? {
        let slug = values[HostSetting.siteAgency]
        return slug.isEmpty ? nil : slug
    }

    /// Where people reach this installation; nil where nobody has said.
    var siteAddress: String? { values[HostSetting.siteAddress].text }

    /// From whom letters go; nil where none goes.
    var mailFrom: MailAddress? { values[HostSetting.mailFrom].address }
    var mailProgram: String { values[HostSetting.mailSendmail] }

    public var logLevel: Logger.Level { values[HostSetting.logLevel].word }
    public var logFormat: LogFormat { values[HostSetting.logFormat].word }

    /// The level of the line that each request leaves in the log.
    public var logRequests: Logger.Level { values[HostSetting.logRequests].word }
    /// Who may read `/metrics`.
    public var metricsNetworks: [CIDR] { values[HostSetting.metricsNetworks].elements }

    /// How long events are kept that everybody has handled, in seconds.
    public var eventsKept: TimeInterval { values[HostSetting.eventsKept].seconds }

    /// Bytes.
    public var uploadLimit: Int { values[HostSetting.uploadLimit].bytes }

    /// How many uploads may be under way at once, so that half of the connections stay for others.
    var uploadPlaces: Int { max(1, values[HostSetting.ownConnections].number / 2) }
    var exportPlaces: Int { max(1, values[HostSetting.ownConnections].number / 4) }

    /// The program that scans files with its arguments; none where nothing is scanned.
    var scanCommand: [String] {
        values[HostSetting.scanCommand].split(separator: " ").map(String.init)
    }
    var scanLimit: Duration { values[HostSetting.scanLimit].duration }

    /// How often the API may be called in a minute; see ``CallQuotas``.
    var callQuotas: CallQuotas {
        CallQuotas(
            ofNetwork: values[HostSetting.callsOfNetwork].number,
            ofToken: values[HostSetting.callsOfToken].number)
    }

    public var identityPolicy: IdentityPolicy {
        var policy = IdentityPolicy()
        policy.passwordCost = passwordCost
        policy.idleLimit = values[HostSetting.idleLimit].seconds
        policy.absoluteLimit = values[HostSetting.absoluteLimit].seconds
        policy.longestTokenDays = values[HostSetting.tokenDays].number
        return policy
    }

    /// The pool that serves.
    public func postgres(url: String) -> Postgres.Configuration {
        var configuration = Postgres.Configuration(url: url)
        configuration.sharedConnections = values[HostSetting.sharedConnections].number
        configuration.ownConnections = values[HostSetting.ownConnections].number
        configuration.waitTimeout = values[HostSetting.databaseWait].duration
        configuration.statementTimeout = values[HostSetting.statementTimeout].duration
        configuration.applicationName = "arna"
        return configuration
    }

    /// The few connections of the owner: a migration may take its time.
    public func ownerPostgres(url: String) -> Postgres.Configuration {
        var configuration = postgres(url: url)
        configuration.sharedConnections = 1
        configuration.ownConnections = 2
        configuration.statementTimeout = .zero
        configuration.applicationName = "arna-owner"
        return configuration
    }
}
