import PluginKit

/// All that a plugin adds, asked for once: contributions are values and start nothing.
struct Contributions: Sendable {
    let permissions: [Permission]
    let settings: [any AnySettingKey]
    let endpoints: [Endpoint]
    let pages: [Page]
    let navigation: [NavigationItem]
    let cards: [Card]
    let files: [FileKind]
    let feeds: [Feed]
    let imports: [ImportKind]
    let exports: [ExportKind]
    let events: [EventKind]
    let handlers: [EventHandler]
    let jobs: [Job]
    let offersServices: Bool
    let hasDemonstration: Bool

    /// Finds the powers of a plugin by the protocols that it conforms to.
    init(of plugin: any Plugin) {
        permissions = (plugin as? any DeclaresPermissions)?.permissions ?? []
        settings = (plugin as? any DeclaresSettings)?.settings ?? []
        files = (plugin as? any KeepsFiles)?.files ?? []
        let filing = Filing(kinds: files)
        endpoints = ((plugin as? any ServesAPI)?.endpoints ?? []) + filing.endpoints
        pages = ((plugin as? any ShowsPages)?.pages ?? []) + filing.pages
        navigation = (plugin as? any AddsNavigation)?.navigation ?? []
        cards = (plugin as? any AddsCards)?.cards ?? []
        feeds = (plugin as? any PublishesFeeds)?.feeds ?? []
        imports = (plugin as? any OffersImports)?.imports ?? []
        exports = (plugin as? any OffersExports)?.exports ?? []
        events = (plugin as? any PublishesEvents)?.events ?? []
        handlers = (plugin as? any HandlesEvents)?.handlers ?? []
        jobs = (plugin as? any RunsJobs)?.jobs ?? []
        offersServices = plugin is any OffersServices
        hasDemonstration = plugin is any BringsDemonstration
    }
}
