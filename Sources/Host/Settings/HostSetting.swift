import Logging
import PluginKit

/// Every key of the settings file that is the host's own, in the order of `Config/arna.yaml`.
enum HostSetting {
    static let host = SettingKey(
        "server.host", default: "127.0.0.1",
        meaning: "The address to listen on. Behind a proxy on the same machine, leave it.")
    static let port = SettingKey(
        "server.port", default: Port(8080),
        meaning: "The TCP port to listen on; 0 takes a free one. ARNA_PORT says the same.")
    static let secureCookies = SettingKey(
        "server.secureCookies", default: false,
        meaning:
            "Whether cookies are sent over HTTPS only. Must be true where a proxy speaks HTTPS.")
    static let proxies = SettingKey(
        "proxies", default: SettingList<CIDR>([]),
        meaning: """
            The proxies whose X-Forwarded-For is believed, as addresses or ranges: [127.0.0.1, 10.0.0.0/8]. \
            Everybody else's is passed over.
            """)

    static let data = SettingKey(
        "data", default: ".arna",
        meaning: "The folder of what the host keeps on disk; the embedded database lies in it.")
    static let databaseURL = SettingKey(
        "database.url", default: "",
        meaning: """
            The database as libpq takes it, as the role arna_host: \
            postgresql://arna_host@db.example.kz/arna?sslmode=verify-full. Empty: an embedded cluster in the \
            data folder. A password belongs into ~/.pgpass or the environment.
            """)
    static let databaseOwnerURL = SettingKey(
        "database.ownerUrl", default: "",
        meaning: "The same database as the role arna_owner, which migrates it. Empty: database.url."
    )
    static let sharedConnections = SettingKey(
        "database.sharedConnections", default: Quantity(2),
        meaning: "Connections that many requests share for short statements.")
    static let ownConnections = SettingKey(
        "database.ownConnections", default: Quantity(8),
        meaning: "Connections at most that transactions, reports and imports take for themselves.")
    static let databaseWait = SettingKey(
        "database.wait", default: TimeSpan.seconds(5),
        meaning: "How long a request waits for a connection before it is answered with 503.")
    static let statementTimeout = SettingKey(
        "database.statementTimeout", default: TimeSpan.seconds(10),
        meaning: "How long a statement on a shared connection may take.")

    static let pluginFolders = SettingKey(
        "plugins.folders", default: SettingList<String>([]),
        meaning: "Folders with plugin bundles. Empty: the folder plugins beside the executable.")
    static let pluginsOff = SettingKey(
        "plugins.off", default: SettingList<String>([]),
        meaning: "Ids of plugins that are not loaded; their data stays.")

    static let siteStart = SettingKey(
        "site.start", default: "",
        meaning:
            "The page that / shows, as plugin/path. Empty: the start page with a card per plugin.")
    static let siteAgency = SettingKey(
        "site.agency", default: "",
        meaning:
            "The slug of the agency that is meant where the host name names none. Empty: the first."
    )

    static let siteAddress = SettingKey(
        "site.address", default: SiteAddress.unknown,
        meaning: """
            The address at which people reach this installation, as https://arna.example.kz: letters link \
            to it. Empty: letters that have a link are not written.
            """)

    static let mailFrom = SettingKey(
        "mail.from", default: SenderAddress.none,
        meaning: """
            The address from which letters are sent, as arna@example.kz; the mail system must be allowed to \
            use it. Empty: nothing is sent, and letters wait until their time is over.
            """)
    static let mailSendmail = SettingKey(
        "mail.sendmail", default: "/usr/sbin/sendmail",
        meaning: """
            The program that takes letters, called as sendmail -i -f FROM -- TO with the letter on its \
            standard input: of postfix, exim, opensmtpd, msmtp or nullmailer.
            """)

    static let logLevel = SettingKey(
        "log.level", default: SettingChoice(Logger.Level.info),
        meaning:
            "From which level on is logged: trace, debug, info, notice, warning, error, critical.")
    static let logFormat = SettingKey(
        "log.format", default: SettingChoice(LogFormat.text),
        meaning: "How a line of the log is written: text for people, json for programs.")

    static let logRequests = SettingKey(
        "log.requests", default: SettingChoice(Logger.Level.debug),
        meaning: """
            The level at which each request that was answered is logged: method, route, status, milliseconds. \
            debug beside log.level info: not at all.
            """)

    static let metricsNetworks = SettingKey(
        "metrics.networks", default: SettingList<CIDR>([.loopback4, .loopback6]),
        meaning: """
            Who may read /metrics, as addresses or ranges: [127.0.0.1, 10.0.0.0/8]. To others there is no \
            such page. Empty: this machine.
            """)

    static let eventsKept = SettingKey(
        "events.keep", default: TimeSpan.hours(90 * 24),
        meaning: """
            How long events are kept that everybody has handled. What is still to be handled stays, however \
            old it is.
            """)

    static let uploadLimit = SettingKey(
        "upload.limit", default: ByteCount.megabytes(20),
        meaning: "How large an uploaded file may be. The proxy in front must allow as much.")

    static let scanCommand = SettingKey(
        "files.scanCommand", default: "",
        meaning: """
            The antivirus: a program and its arguments, parted by blanks, as clamdscan --no-summary -. It \
            reads a file on standard input and ends with 0 where it is clean, with 1 where it is not; \
            whatever else happens, the file is not taken. Empty: nothing is scanned.
            """)
    static let scanLimit = SettingKey(
        "files.scanLimit", default: TimeSpan.seconds(60),
        meaning: "How long the antivirus may take for one file.")

    static let idleLimit = SettingKey(
        "identity.idle", default: TimeSpan.minutes(30),
        meaning: "A session ends when nothing was done in it for so long.")
    static let absoluteLimit = SettingKey(
        "identity.absolute", default: TimeSpan.hours(12),
        meaning: "A session ends so long after it began, whatever is done in it.")
    static let tokenDays = SettingKey(
        "identity.tokenDays", default: Quantity(366),
        meaning: "How many days a bearer token lives at most.")

    static let callsOfNetwork = SettingKey(
        "api.callsOfNetwork", default: Allowance(1_200),
        meaning: """
            How often the API may be called in a minute from one address, of IPv6 from one network, by those who \
            are not signed in. Who calls more often is answered with 429. 0: as often as one likes.
            """)
    static let callsOfToken = SettingKey(
        "api.callsOfToken", default: Allowance(3_000),
        meaning: "The same for each bearer token and each session. 0: as often as one likes.")

    static let all: [any AnySettingKey] = [
        host, port, secureCookies, proxies, data, databaseURL, databaseOwnerURL, sharedConnections,
        ownConnections, databaseWait, statementTimeout, pluginFolders, pluginsOff, siteStart,
        siteAgency, siteAddress, mailFrom, mailSendmail, logLevel, logFormat, logRequests,
        metricsNetworks, eventsKept, uploadLimit,
        scanCommand, scanLimit, idleLimit,
        absoluteLimit, tokenDays, callsOfNetwork, callsOfToken,
    ]

    /// The first words of the keys: no plugin may be called so.
    static let sections = Set(all.map { String($0.name.prefix { $0 != "." }) })
}
