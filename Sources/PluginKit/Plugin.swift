/// What a plugin is to the host: one value that says what it adds.
///
/// The protocol asks for almost nothing. A plugin shows each of its powers by conforming to one
/// small protocol more, and the host finds it by asking:
///
/// | protocol | what it adds |
/// |---|---|
/// | ``DeclaresPermissions`` | who may do what |
/// | ``DeclaresSettings`` | keys of the settings file |
/// | ``ServesAPI`` | endpoints under `/api/v1/<id>` |
/// | ``ShowsPages`` | pages under `/<language>/<id>` |
/// | ``AddsNavigation`` | entries of the menu |
/// | ``AddsCards`` | figures on the start page |
/// | ``MakesDocuments`` | files that are made when they are asked for |
/// | ``PublishesFeeds`` | Atom feeds beside its pages |
/// | ``PublishesEvents`` | what it tells when something happened |
/// | ``HandlesEvents`` | what it does when something happened |
/// | ``RunsJobs`` | what it does by itself or when it is asked for |
/// | ``SendsMail`` | letters by e-mail |
/// | ``OffersServices`` | typed services for plugins that require it |
/// | ``KeepsFiles`` | files of its records |
/// | ``OffersImports`` | files that it takes in: page, API and command |
/// | ``OffersExports`` | records that it gives out: links, API and command |
/// | ``BringsDemonstration`` | the data of a first look |
///
/// Migrations, templates, texts and assets need no power: they are folders of the plugin.
///
/// Contributions are values. Asking for them must start nothing, open nothing and wait for nothing;
/// they are asked for once, before the plugin boots.
public protocol Plugin: Sendable {
    /// Makes the plugin. Called once, after its fingerprint was found to match the host's.
    init()

    /// Prepares the plugin before its first request, after its migrations.
    ///
    /// Throwing sets the plugin aside, with those that require it, and the message is shown to the
    /// operator. The others serve. Most plugins need nothing here.
    func boot(in room: Room) async throws
}

extension Plugin {
    public func boot(in room: Room) async throws {}
}

/// What a booting plugin finds in the host.
public struct Room: Sendable {
    public let database: Database
    public let settings: Settings
    public let services: Services
    public let logger: Logger

    public init(database: Database, settings: Settings, services: Services, logger: Logger) {
        self.database = database
        self.settings = settings
        self.services = services
        self.logger = logger
    }
}
