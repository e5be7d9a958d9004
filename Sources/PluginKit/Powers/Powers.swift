public import Foundation

/// Declares who may do what; see ``Permission``.
public protocol DeclaresPermissions: Plugin {
    var permissions: [Permission] { get }
}

/// Declares the keys that the settings file may hold below the plugin's id; see ``SettingKey``.
public protocol DeclaresSettings: Plugin {
    var settings: [any AnySettingKey] { get }
}

/// Serves an API below `/api/v1/<id>/`; see ``Endpoint``.
public protocol ServesAPI: Plugin {
    var endpoints: [Endpoint] { get }
    /// What became of it since it was first released; see ``APIChange``.
    var apiChanges: [APIChange] { get }
}

extension ServesAPI {
    public var apiChanges: [APIChange] { [] }
}

/// Shows pages below `/<language>/<id>/`; see ``Page``.
public protocol ShowsPages: Plugin {
    var pages: [Page] { get }
}

/// Adds entries to the menu; see ``NavigationItem``.
public protocol AddsNavigation: Plugin {
    var navigation: [NavigationItem] { get }
}

/// Adds cards to the start page; see ``Card``.
public protocol AddsCards: Plugin {
    var cards: [Card] { get }
}

/// Makes documents when they are asked for; see ``Document``.
public protocol MakesDocuments: Plugin {
    var documents: [Document] { get }
}

/// Publishes feeds that readers of news subscribe to; see ``Feed``.
public protocol PublishesFeeds: Plugin {
    var feeds: [Feed] { get }
}

/// Tells when something happened; see ``Event`` and ``Change/publish(_:)``.
public protocol PublishesEvents: Plugin {
    var events: [EventKind] { get }
}

/// Does something when something happened, here or in a plugin that it requires; see ``EventHandler``.
public protocol HandlesEvents: Plugin {
    var handlers: [EventHandler] { get }
}

/// Does work apart from any request, by itself or when it is asked for; see ``Job``.
public protocol RunsJobs: Plugin {
    var jobs: [Job] { get }
}

/// Sends letters by e-mail; see ``LetterKind`` and ``Change/send(_:)``.
public protocol SendsMail: Plugin {
    var letters: [LetterKind] { get }
}

/// Offers typed services to the plugins that require it; see ``Services``.
public protocol OffersServices: Plugin {
    /// Puts the services in place. Called before any plugin that requires this one boots.
    func offer(in room: Room)
}

/// Keeps files of its records; from each kind come pages, an API and the download; see ``FileKind``.
public protocol KeepsFiles: Plugin {
    var files: [FileKind] { get }
}

/// Takes in files; from each kind come a page, an endpoint and `arna import <kind>`; see
/// ``ImportKind``.
public protocol OffersImports: Plugin {
    var imports: [ImportKind] { get }
}

/// Gives out its records as files; from each kind come an endpoint, links below a list and
/// `arna export <kind>`; see ``ExportKind``.
public protocol OffersExports: Plugin {
    var exports: [ExportKind] { get }
}

/// Brings the data of a first look.
///
/// It never meets real data: it is loaded by an explicit command only, every record of it is marked,
/// and ``removeDemonstration(in:)`` leaves nothing of it behind. Source: PLT-14.
public protocol BringsDemonstration: Plugin {
    /// Loads the demonstration from the plugin's folder `Demo`. Loading twice must change nothing.
    func loadDemonstration(from folder: URL, in transaction: Transaction, agency: Agency)
        async throws

    /// Removes every record that ``loadDemonstration(from:in:agency:)`` wrote and what was
    /// attached to it since. Runs as the owner of the schema.
    /// - Returns: The ids of the removed records that may have files: the host removes those.
    func removeDemonstration(in transaction: Transaction) async throws -> [UUID]
}
