import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit

extension Site {
    /// Answers a page's request; what fails becomes a page that says what happened and the way out.
    func answering(
        _ request: WebRequest, _ context: WebContext, in language: Language,
        _ answer: (Visit) async throws -> WebResponse
    ) async -> WebResponse {
        var visit = Visit.stranger(agencies, request, context, language, clock())
        do {
            visit = try await self.visit(request, context, in: language)
            return try await answer(visit)
        } catch is SignInRequired {
            return .seeOther("/\(language.rawValue)/signin?next=\(request.pathForReturn)")
        } catch is PasswordMustChange {
            return .seeOther("/\(language.rawValue)/password")
        } catch {
            return failurePage(Failure(error), visit, request, context)
        }
    }

    func failurePage(
        _ failure: Failure, _ visit: Visit, _ request: WebRequest, _ context: WebContext
    ) -> WebResponse {
        report(failure, context)
        let view = HostViews(shell.texts, visit.language).failure(
            status: failure.code, message: failure.message, requestId: context.requestId,
            problems: failure.problems)
        var response = page(view, of: nil, for: visit, at: request, status: failure.status)
        response.headers[.problemRetry] = failure.retryAfter.map(String.init)
        return response
    }

    /// A whole page as a response.
    func page(
        _ view: View, of owner: String?, for visit: Visit, at request: WebRequest,
        in surroundings: Surroundings = .site, status: HTTPResponse.Status = .ok
    ) -> WebResponse {
        let notice =
            surroundings == .site
            ? request.cookie(CookieName.notice).flatMap { Notice(cookie: $0) } : nil
        var frame = Frame(
            language: visit.language, agency: visit.agency,
            path: request.pathAfterLanguage, assetBase: assets.base(of: "host"),
            account: visit.caller.account,
            csrf: visit.caller.crossSiteToken(strangers: request),
            navigation: navigation(for: visit, at: request.uri.path),
            isLowVision: request.cookie(CookieName.lowVision) == "on",
            isDemonstration: demonstration.isLoaded, notice: notice?.text,
            pluginId: owner, styles: owner.map(assets.styles(of:)) ?? [],
            feeds: feeds(of: owner, for: visit, at: request.uri.path))
        frame.surroundings = surroundings
        frame.exports = plugins.serving.first { $0.id == owner }?.contributions.exports ?? []
        let html = shell.render(ShellPage(view, in: frame))
        var response = WebResponse(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: html)))
        response.headers[.contentLanguage] = visit.language.rawValue
        if notice != nil { response.setCookie(.gone(CookieName.notice)) }
        return response
    }

    /// The feeds of the plugin that tell of this page and that the reader may have.
    private func feeds(of owner: String?, for visit: Visit, at path: String) -> [FeedLink] {
        guard let plugin = plugins.serving.first(where: { $0.id == owner }) else {
            let own = FeedPlace.path(APIChangeLog.feed, of: "", in: visit.language)
            guard owner == nil, "\(path).atom" == own else { return [] }
            return [
                FeedLink(
                    shell.texts.text("host.api.changesTitle", in: visit.language), href: own)
            ]
        }
        return plugin.contributions.feeds.filter { feed in
            feed.access.admits(visit.caller.account)
                && PagePath.of(feed.path, of: plugin.id, in: visit.language) == path
        }.map { feed in
            FeedLink(
                shell.texts.text(Message(feed.title), in: visit.language),
                href: FeedPlace.path(feed.path, of: plugin.id, in: visit.language))
        }
    }

    private func navigation(for visit: Visit, at path: String) -> [MenuEntry] {
        let ofPlugins = plugins.serving.flatMap { plugin in
            plugin.contributions.navigation.map { (item: $0, owner: plugin.id as String?) }
        }
        let ofHost = Administration(site: self).navigation.map { (item: $0, owner: nil as String?) }
        return (ofPlugins + ofHost)
            .filter { $0.item.access.admits(visit.caller.account) }
            .sorted { $0.item.order < $1.item.order }
            .map { entry in
                let href = PagePath.of(entry.item.path, of: entry.owner, in: visit.language)
                return MenuEntry(
                    shell.texts.text(Message(entry.item.title), in: visit.language), href: href,
                    isCurrent: path == href || path.hasPrefix(href + "/"))
            }
    }
}

extension Visit {
    /// A visit before it is known who comes.
    static func stranger(
        _ agencies: Agencies, _ request: WebRequest, _ context: WebContext, _ language: Language,
        _ now: Date
    ) -> Visit {
        Visit(
            agency: agencies.agency(ofHost: request.head.authority), language: language,
            caller: .stranger, origin: Origin(address: nil, requestId: context.requestId), now: now)
    }
}

extension WebRequest {
    /// The path after the language with its query: what the language switch keeps.
    var pathAfterLanguage: String {
        let path = uri.path.split(separator: "/", omittingEmptySubsequences: true).dropFirst()
        let query = uri.query.map { "?\($0)" } ?? ""
        return (path.isEmpty ? "" : "/") + path.joined(separator: "/") + query
    }

    /// Where to come back to after signing in.
    var pathForReturn: String {
        let path = uri.path + (uri.query.map { "?\($0)" } ?? "")
        return path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
