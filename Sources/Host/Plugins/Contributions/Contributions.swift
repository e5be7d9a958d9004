package import PluginKit

/// All that a plugin adds, asked for once: contributions are values and start nothing.
package struct Contributions: Sendable {
    package let permissions: [Permission]
    package let settings: [any AnySettingKey]
    package let endpoints: [Endpoint]
    package let apiChanges: [APIChange]
    package let pages: [Page]
    package let navigation: [NavigationItem]
    package let cards: [Card]
    package let files: [FileKind]
    package let documents: [Document]
    package let feeds: [Feed]
    package let imports: [ImportKind]
    package let exports: [ExportKind]
    package let events: [EventKind]
    package let handlers: [EventHandler]
    package let jobs: [Job]
    package let letters: [LetterKind]
    package let offersServices: Bool
    package let hasDemonstration: Bool

    /// Finds the powers of a plugin by the protocols that it conforms to.
    package init(of plugin: any Plugin) {
        permissions = (plugin as? any DeclaresPermissions)?.permissions ?? []
        settings = (plugin as? any DeclaresSettings)?.settings ?? []
        files = (plugin as? any KeepsFiles)?.files ?? []
        let filing = Filing(kinds: files)
        endpoints = ((plugin as? any ServesAPI)?.endpoints ?? []) + filing.endpoints
        apiChanges = (plugin as? any ServesAPI)?.apiChanges ?? []
        pages = ((plugin as? any ShowsPages)?.pages ?? []) + filing.pages
        navigation = (plugin as? any AddsNavigation)?.navigation ?? []
        cards = (plugin as? any AddsCards)?.cards ?? []
        documents = (plugin as? any MakesDocuments)?.documents ?? []
        feeds = (plugin as? any PublishesFeeds)?.feeds ?? []
        imports = (plugin as? any OffersImports)?.imports ?? []
        exports = (plugin as? any OffersExports)?.exports ?? []
        events = (plugin as? any PublishesEvents)?.events ?? []
        handlers = (plugin as? any HandlesEvents)?.handlers ?? []
        jobs = (plugin as? any RunsJobs)?.jobs ?? []
        letters = (plugin as? any SendsMail)?.letters ?? []
        offersServices = plugin is any OffersServices
        hasDemonstration = plugin is any BringsDemonstration
    }
}
