public import Foundation
public import KazakhstanFormats

/// Who asks, for whom, in which language, and what of the host the answer may use.
public struct Request: Sendable {
    /// What stands in the path for `{name}`.
    public let path: [String: String]
    public let agency: Agency
    public let language: Language
    /// Who is signed in; nil for a stranger.
    public let account: Account?
    /// Whether the system itself asks, by a command or for an event: it may all.
    public let isOfSystem: Bool
    /// The pooled database, for reading. A change opens ``change(_:)``.
    public let database: Database
    public let settings: Settings
    public let services: Services
    public let texts: any Texts
    /// When the request came. A handler takes time from here, never from the clock.
    public let now: Date
    private let unmarkedLogger: Logger
    let audit: any AuditTrail
    let outbox: any Outbox
    let queue: any JobQueue
    public let origin: Origin
    /// Nil for a stranger, who stands in for nobody.
    let standIn: StandIn?

    /// - Parameter access: What the account was let in by; nil for the system itself.
    public init(
        path: [String: String], agency: Agency, language: Language, account: Account?,
        access: Access? = .public, database: Database, settings: Settings, services: Services,
        texts: any Texts, now: Date, logger: Logger, audit: any AuditTrail, outbox: any Outbox,
        queue: any JobQueue,
        origin: Origin
    ) {
        self.path = path
        self.agency = agency
        self.language = language
        self.account = account
        isOfSystem = access == nil
        standIn = account == nil ? nil : StandIn()
        self.database = database
        self.settings = settings
        self.services = services
        self.texts = texts
        self.now = now
        unmarkedLogger = logger
        self.audit = audit
        self.outbox = outbox
        self.queue = queue
        self.origin = origin
        if let access { enter(by: access) }
    }

    /// The log of the plugin. Each line carries the ids of the request and the plugin.
    public var logger: Logger {
        var logger = unmarkedLogger
        logger[metadataKey: "request"] = "\(origin.requestId)"
        return logger
    }

    /// The civil date in Kazakhstan at ``now``.
    public var today: Day { Day.today(now: now) }

    /// The id that the path holds for `{id}`; an id that is none is a thing that is missing.
    public var id: UUID {
        get throws(Missing) {
            guard let id = path["id"].flatMap(UUID.init(uuidString:)) else { throw Missing() }
            return id
        }
    }

    /// A text in the reader's language.
    public func text(_ message: Message) -> String { texts.text(message, in: language) }
}

/// Where a request came from: for the audit.
public struct Origin: Sendable, Hashable {
    /// The address of the client; of the nearest one that is no configured proxy.
    public let address: String?
    /// The short id that the answer and the log share.
    public let requestId: String
    /// The name by which this installation was reached: `https://arna.example.kz`; empty where none was used.
    public let site: String

    public init(address: String?, requestId: String, site: String = "") {
        self.address = address
        self.requestId = requestId
        self.site = site
    }

    var withoutAddress: Origin { Origin(address: nil, requestId: requestId, site: site) }
}

/// A state body that uses this installation; what is agency-owned carries its id.
public struct Agency: Sendable, Hashable {
    public let id: UUID
    /// Its name in host names: `<slug>.localhost`.
    public let slug: String
    public let name: LocalizedText

    public init(id: UUID, slug: String, name: LocalizedText) {
        self.id = id
        self.slug = slug
        self.name = name
    }
}

/// Who is signed in.
public struct Account: Sendable, Hashable {
    public let id: UUID
    public let email: String
    public let name: String
    public let roles: Set<Role>
    /// What it may, by the ids of permissions, and for which units.
    public let permissions: [String: Holding]

    public init(
        id: UUID, email: String, name: String, roles: Set<Role>, permissions: [String: Holding]
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.roles = roles
        self.permissions = permissions
    }
}
