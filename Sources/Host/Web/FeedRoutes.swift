import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit

/// The feeds of the plugins at `/<language>/<plugin>/<path>.atom`, and the host's own.
struct FeedRoutes {
    let site: Site

    private static let perPage = 50

    func add(to router: Router<WebContext>) {
        for plugin in site.plugins.serving {
            for feed in plugin.contributions.feeds { add(feed, of: plugin, to: router) }
        }
    }

    /// The feed of what becomes of the API.
    func add(_ log: APIChangeLog, to router: Router<WebContext>) {
        let texts = site.shell.texts
        let feed = Feed(APIChangeLog.feed, title: "host.api.changesTitle", access: .public) {
            log.feedEntries(texts, $1)
        }
        add(feed, of: nil, to: router)
    }

    /// - Parameter plugin: Nil for a feed of the host.
    private func add(_ feed: Feed, of plugin: ServingPlugin?, to router: Router<WebContext>) {
        for language in Language.allCases {
            let path = FeedPlace.path(feed.path, of: plugin?.id ?? "", in: language)
            router.get(RouterPath(path)) { request, context in
                await site.answering(request, context, in: language) { visit in
                    try site.admit(visit.caller, to: feed.access)
                    return try await answer(feed, of: plugin, request, visit)
                }
            }
        }
    }

    private func answer(
        _ feed: Feed, of plugin: ServingPlugin?, _ request: WebRequest, _ visit: Visit
    ) async throws -> WebResponse {
        let page = QueryReading.lenient(request.queryPairs, fields: []).paging.page
        let paging = Paging(page: page, perPage: Self.perPage)
        let asked = site.request(for: visit, path: [:], of: plugin)
        let place = FeedPlace(
            root: site.root(of: request), plugin: plugin?.id ?? "", path: feed.path,
            language: visit.language, installation: site.installation.id)
        let document = FeedDocument(
            place: place, language: visit.language, title: asked.text(Message(feed.title)),
            notice: plugin == nil ? nil : notice(for: asked),
            author: visit.agency.name.text(in: visit.language)?.0 ?? visit.agency.slug,
            listing: try await feed.entries(asked, paging), paging: paging,
            begun: site.installation.begun)
        return response(document, access: feed.access, to: request)
    }

    /// Demonstration data is said to be that, here too. Source: PLT-14.
    private func notice(for asked: Request) -> String? {
        guard site.demonstration.isLoaded else { return nil }
        return asked.text("host.demonstration.title") + " " + asked.text("host.demonstration.text")
    }

    /// Only the tag is compared: an entry may come later than one that was told after it, and a reader
    /// that asks by time alone would never see it.
    private func response(
        _ document: FeedDocument, access: Access, to request: WebRequest
    ) -> WebResponse {
        let bytes = Array(document.xml.utf8)
        let tag = "\"\(SHA256.hash(data: bytes).prefix(16).hex)\""
        var headers: HTTPFields = [
            .eTag: tag, .lastModified: document.updated.formatted(.httpDate),
            .cacheControl: access == .public ? "no-cache" : "private, no-cache",
            .contentLanguage: document.language.rawValue,
        ]
        if request.headers[.ifNoneMatch].map({ ETag.list($0, names: tag) }) == true {
            return WebResponse(status: .notModified, headers: headers)
        }
        headers[.contentType] = "\(FeedDocument.type); charset=utf-8"
        return WebResponse(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension FormatStyle where Self == Date.VerbatimFormatStyle {
    /// As a header has it: `Thu, 01 Oct 2026 07:00:00 GMT`.
    static var httpDate: Self {
        Date.VerbatimFormatStyle(
            format: """
                \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
                \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
                \(minute: .twoDigits):\(second: .twoDigits) GMT
                """,
            locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
            calendar: Calendar(identifier: .gregorian))
    }
}

extension Site {
    /// Scheme and name by which a request reached this site. A name that is none is not repeated.
    func root(of request: WebRequest) -> String {
        let authority = request.head.authority ?? ""
        let isName = authority.wholeMatch(
            of: /(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?/)
        return (settings.secureCookies ? "https://" : "http://")
            + (isName == nil ? "localhost" : authority)
    }
}
