import Foundation
import KazakhstanFormats
import Mustache
import PluginKit
import Synchronization

/// The shell around every page: head, menu, language switch, foot, or less; see ``Surroundings``.
final class Layout: Sendable {
    private let shelf: TemplateShelf
    private let texts: LocaleTexts
    private let moulds = Mutex<[LayoutKey: LayoutMould]>([:])
    /// Languages × sets of rights × pages of the menu are few; more would be a leak.
    private static let mouldLimit = 1_000

    init(_ shelf: TemplateShelf, _ texts: LocaleTexts) {
        self.shelf = shelf
        self.texts = texts
    }

    /// The document around a content.
    /// - Parameter content: HTML.
    func document(_ content: String, title: String, in frame: Frame) -> String {
        mould(for: frame).filled { hole in
            switch hole {
            case .title: HTMLText.escaped(title)
            case .path: HTMLText.escaped(frame.path)
            case .pathInQuery: frame.path.inQuery
            case .csrf: HTMLText.escaped(frame.csrf ?? "")
            case .accountName: HTMLText.escaped(frame.account?.name ?? "")
            case .notice: notice(in: frame)
            case .content: content
            }
        }
    }

    private func notice(in frame: Frame) -> String {
        guard let notice = frame.notice else { return "" }
        let page = ShownPage(model: ["notice": .text(notice)], reader: Reader(frame, texts))
        return shelf.render("host/notice", in: frame.language, page) ?? ""
    }

    private func mould(for frame: Frame) -> LayoutMould {
        let key = LayoutKey(frame)
        if let mould = moulds.withLock({ $0[key] }) { return mould }
        let page = LayoutPage(frame: frame, reader: Reader(frame, texts))
        let mould = LayoutMould(
            cutting: shelf.render(frame.surroundings.rawValue, in: frame.language, page) ?? "")
        moulds.withLock {
            if $0.count >= Self.mouldLimit { $0.removeAll() }
            $0[key] = mould
        }
        return mould
    }
}

/// All of a frame that the layout shows, but for its holes.
private struct LayoutKey: Hashable {
    let language: Language
    let agency: LocalizedText
    let navigation: [MenuEntry]
    let isSignedIn: Bool
    let isLowVision: Bool
    let isDemonstration: Bool
    let assetBase: String
    let styles: [String]
    let feeds: [FeedLink]
    let surroundings: Surroundings

    init(_ frame: Frame) {
        language = frame.language
        agency = frame.agency.name
        navigation = frame.navigation
        isSignedIn = frame.account != nil
        isLowVision = frame.isLowVision
        isDemonstration = frame.isDemonstration
        assetBase = frame.assetBase
        styles = frame.styles
        feeds = frame.feeds
        surroundings = frame.surroundings
    }
}

/// What the layout's template sees.
private struct LayoutPage: MustacheParent {
    let frame: Frame
    let reader: Reader

    func child(named name: String) -> Any? {
        if let hole = LayoutMould.Hole(rawValue: name) { return Written(hole.mark) }
        return model(named: name)?.shown(to: reader) ?? reader.word(name)
    }

    private func model(named name: String) -> Model? {
        switch name {
        case "agency": .localized(frame.agency.name, in: frame.language)
        case "isDemonstration": .flag(frame.isDemonstration)
        case "styles": .list(frame.styles.map { .text($0) })
        case "feeds":
            .list(frame.feeds.map { ["title": .text($0.title), "href": .text($0.href)] })
        case "languages": .list(Language.allCases.map(language))
        case "navigation": .list(frame.navigation.map(entry))
        default: nil
        }
    }

    private func language(_ language: Language) -> Model {
        [
            "code": .text(language.rawValue), "name": .text(language.ownName),
            "short": .text(language.shortName), "isCurrent": .flag(language == frame.language),
        ]
    }

    private func entry(_ entry: MenuEntry) -> Model {
        [
            "title": .text(entry.title), "href": .text(entry.href),
            "isCurrent": .flag(entry.isCurrent),
        ]
    }
}

extension Language {
    /// As the language switch shows it on a narrow screen.
    fileprivate var shortName: String {
        switch self {
        case .kk: "Қаз"
        case .ru: "Рус"
        case .en: "Eng"
        }
    }
}

extension String {
    /// The text as the value of a parameter in a query.
    var inQuery: String {
        addingPercentEncoding(withAllowedCharacters: .unreservedInQuery) ?? ""
    }
}

extension CharacterSet {
    fileprivate static let unreservedInQuery = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
}
