import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit

/// What the host serves itself: the start page, the language of `/`, the mode for weak eyesight, and
/// a friendly answer to every path that is none.
struct HostRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            WebResponse.seeOther(
                "/\(request.preferredLanguage.rawValue)/\(site.settings.siteStart)")
        }
        for language in Language.allCases {
            router.get("/\(language.rawValue)") { request, context in
                await site.answering(request, context, in: language) { visit in
                    site.page(try await start(for: visit), of: nil, for: visit, at: request)
                }
            }
            router.get("/\(language.rawValue)/low-vision") { request, _ in
                lowVision(request, language)
            }
        }
    }

    private func start(for visit: Visit) async throws -> View {
        let cards = site.plugins.serving.flatMap { plugin in
            plugin.contributions.cards.filter { $0.access.admits(visit.caller.account) }.map {
                (plugin, $0)
            }
        }
        var shown: [StartCard] = []
        for (plugin, card) in cards.sorted(by: { $0.1.order < $1.1.order }) {
            let request = site.request(for: visit, path: [:], of: plugin)
            let href = PagePath.of(card.path, of: plugin.id, in: visit.language)
            do {
                let figures = try await card.figures(request)
                shown.append(StartCard(title: card.title, href: href, figures: figures))
            } catch  where !error.isUnavailability {
                // One card must not take the page with it: it is shown without figures.
                request.logger.error("a card has no figures", metadata: ["fault": "\(error)"])
                shown.append(StartCard(title: card.title, href: href, figures: []))
            }
        }
        return HostViews(site.shell.texts, visit.language).start(shown)
    }

    /// Switches the mode for weak eyesight and goes back to the page it was switched on.
    private func lowVision(_ request: WebRequest, _ language: Language) -> WebResponse {
        let query = request.queryPairs
        let isOn = query.first { $0.name == "to" }?.value == "on"
        let back = SafePath.of(query.first { $0.name == "back" }?.value)
        var response = WebResponse.seeOther(back ?? "/\(language.rawValue)")
        response.setCookie(
            isOn
                ? Cookie(
                    name: CookieName.lowVision, value: "on", maxAge: 31_536_000, path: "/",
                    httpOnly: true, sameSite: .lax)
                : .gone(CookieName.lowVision))
        return response
    }
}

/// A path of this site that somebody else named: never another site's.
enum SafePath {
    static func of(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
            !path.unicodeScalars.contains(where: { $0.value < 0x20 })
        else { return nil }
        return path
    }
}

/// Answers every request that no route takes: as a problem below `/api`, as a page elsewhere.
struct NotFoundAnswers: RouterMiddleware {
    typealias Context = WebContext
    let site: Site

    func handle(
        _ request: WebRequest, context: WebContext,
        next: (WebRequest, WebContext) async throws -> WebResponse
    ) async throws -> WebResponse {
        do {
            return try await next(request, context)
        } catch {
            let first = request.uri.path.split(separator: "/").first.map(String.init) ?? ""
            let language = Language(rawValue: first) ?? request.preferredLanguage
            var response =
                first == "api"
                ? site.problem(Failure(error), context, language)
                : await site.answering(request, context, in: language) { _ in throw error }
            response.headers[.allow] = (error as? HTTPError)?.headers[.allow]
            return response
        }
    }
}
