public import KazakhstanFormats
public import PluginKit

/// What stands around a page and differs from visit to visit.
public struct Frame: Sendable {
    public var language: Language
    public var agency: Agency
    /// The path after the language, with its query: `/publications/list?page=2`. The language switch
    /// stays on it.
    public var path: String
    /// Who is signed in.
    public var account: Account?
    /// What the forms of the page must send back.
    public var csrf: String?
    /// The entries that the reader may open.
    public var navigation: [MenuEntry]
    /// The version for weak eyesight was asked for.
    public var isLowVision = false
    /// Demonstration data is loaded, which every page says. Source: PLT-14.
    public var isDemonstration = false
    /// What is said once, above the page.
    public var notice: String?
    /// Whose page it is; nil for a page of the host.
    public var pluginId: String?
    /// Where the host's assets are served, with `bootstrap.min.css` among them: `/assets/host/3f2a91`.
    public var assetBase: String
    /// Further style sheets: the plugin's.
    public var styles: [String] = []

    /// Feeds that tell of the page.
    public var feeds: [FeedLink] = []
    /// What the plugin of the page gives out.
    var exports: [ExportKind] = []
    var surroundings = Surroundings.site

    public init(
        language: Language, agency: Agency, path: String, assetBase: String,
        account: Account? = nil,
        csrf: String? = nil, navigation: [MenuEntry] = [], isLowVision: Bool = false,
        isDemonstration: Bool = false, notice: String? = nil, pluginId: String? = nil,
        styles: [String] = [], feeds: [FeedLink] = []
    ) {
        self.language = language
        self.agency = agency
        self.path = path
        self.assetBase = assetBase
        self.account = account
        self.csrf = csrf
        self.navigation = navigation
        self.isLowVision = isLowVision
        self.isDemonstration = isDemonstration
        self.notice = notice
        self.pluginId = pluginId
        self.styles = styles
        self.feeds = feeds
    }

    /// `/kk`
    var hostBase: String { "/\(language.rawValue)" }

    /// `/kk/publications`; `/kk` on a page of the host.
    var base: String { pluginId.map { "\(hostBase)/\($0)" } ?? hostBase }
}

/// The document around the content of a page; the raw value is its template.
enum Surroundings: String, Sendable {
    /// Head, menu and foot.
    case site = "host/layout"
    /// What is copied.
    case nothing = "host/alone"
    /// What other sites show in a frame.
    case frame = "host/frame"
    /// What becomes a document.
    case sheet = "host/sheet"
}

/// An entry of the menu, in the reader's language.
public struct MenuEntry: Sendable, Hashable {
    public let title: String
    /// The whole path: `/kk/publications/list`.
    public let href: String
    /// The page that is shown is this one, or lies below it.
    public let isCurrent: Bool

    public init(_ title: String, href: String, isCurrent: Bool = false) {
        self.title = title
        self.href = href
        self.isCurrent = isCurrent
    }
}

/// A feed that a browser finds from the page that it tells of.
public struct FeedLink: Sendable, Hashable {
    public let title: String
    /// The whole path: `/kk/publications/list.atom`.
    public let href: String

    public init(_ title: String, href: String) {
        self.title = title
        self.href = href
    }
}

/// A page with all that is needed to draw it.
public struct ShellPage: Sendable {
    public let view: View
    public let frame: Frame

    public init(_ view: View, in frame: Frame) {
        self.view = view
        self.frame = frame
    }
}
