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
        if failure.status == .serviceUnavailable { response.headers[.problemRetry] = "2" }
        return response
    }

    /// A whole page as a response.
    func page(
        _ view: View, of owner: String?, for visit: Visit, at request: WebRequest,
        status: HTTPResponse.Status = .ok
    ) -> WebResponse {
        let notice = request.cookie(CookieName.notice).flatMap { Notice(cookie: $0) }
        let html = shell.render(
            ShellPage(
                view,
                in: Frame(
                    language: visit.language, agency: visit.agency,
                    path: request.pathAfterLanguage, assetBase: assets.base(of: "host"),
                    account: visit.caller.account,
                    csrf: visit.caller.crossSiteToken(strangers: request),
                    navigation: navigation(for: visit, at: request.uri.path),
                    isLowVision: request.cookie(CookieName.lowVision) == "on",
                    isDemonstration: demonstration.isLoaded, notice: notice?.text,
                    pluginId: owner, styles: owner.map(assets.styles(of:)) ?? [])))
        var response = WebResponse(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: html)))
        response.headers[.contentLanguage] = visit.language.rawValue
        if notice != nil { response.setCookie(.gone(CookieName.notice)) }
        return response
    }

    /// A page with a form. That of a stranger, who has no session to derive a token from, repeats what
    /// a cookie holds.
    func formPage(
        _ view: View, of owner: String?, for visit: Visit, at request: WebRequest,
        status: HTTPResponse.Status = .ok
    ) -> WebResponse {
        guard visit.caller.session == nil else {
            return page(view, of: owner, for: visit, at: request, status: status)
        }
        let token = request.strangersToken ?? CrossSite.strangersToken()
        var response = page(
            view, of: owner, for: visit, at: request.withCookie(CookieName.stranger, token),
            status: status)
        response.setCookie(cookie(CookieName.stranger, token, lasting: 3_600))
        return response
    }

    private func navigation(for visit: Visit, at path: String) -> [MenuEntry] {
        let ofPlugins = plugins.serving.flatMap { plugin in
            plugin.contributions.navigation.map { (item: $0, owner: plugin.id as String?) }
        }
        let ofHost = Administration(site: self).navigation.map { (item: $0, owner: nil as String?) }
        return (ofPlugins + ofHost)
            .filter { visit.caller.may($0.item.access) }
            .sorted { $0.item.order < $1.item.order }
            .map { entry in
                let href = PagePath.of(entry.item.path, of: entry.owner, in: visit.language)
                return MenuEntry(
                    shell.texts.text(Message(entry.item.title), in: visit.language), href: href,
                    isCurrent: path == href || path.hasPrefix(href + "/"))
            }
    }

    /// The fields of a form that one of our own pages sent.
    func formPairs(of request: WebRequest, from visit: Visit, upTo limit: Int) async throws
        -> [(name: String, value: String)]
    {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw UnsupportedContent(wanted: "application/x-www-form-urlencoded")
        }
        let bytes = try await request.body(upTo: limit)
        let pairs = URLEncoded.pairs(String(decoding: bytes, as: UTF8.self))
        guard pairs.count <= 5_000 else { throw BodyTooLarge(limit: limit) }
        let given = pairs.first { $0.name == FormReading.crossSiteControl }?.value ?? ""
        try refuseForgery(given, visit, request)
        return pairs.filter { $0.name != FormReading.crossSiteControl }
    }

    func refuseForgery(_ token: String, _ visit: Visit, _ request: WebRequest) throws {
        guard let expected = visit.caller.crossSiteToken(strangers: request),
            CrossSite.matches(token, expected)
        else { throw CrossSiteRefused() }
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

extension Caller {
    func may(_ access: Access) -> Bool {
        switch access {
        case .public: true
        case .signedIn: account != nil
        case .requires(let permission): account?.permissions.contains(permission.id) ?? false
        }
    }

    /// What a form of this caller must repeat: derived from the session, or for strangers held in a
    /// cookie of its own.
    func crossSiteToken(strangers request: WebRequest) -> String? {
        session?.crossSiteToken ?? request.strangersToken
    }
}

extension WebRequest {
    /// The token of a stranger's forms, where it can be one of ours: it goes back into a cookie.
    var strangersToken: String? {
        cookie(CookieName.stranger).flatMap {
            $0.wholeMatch(of: /[A-Za-z0-9_-]{43}/) == nil ? nil : $0
        }
    }

    /// The request with this cookie in the place of all others of its name.
    func withCookie(_ name: String, _ value: String) -> WebRequest {
        var head = head
        let others = head.headerFields[.cookie].map { "; \($0)" } ?? ""
        head.headerFields[.cookie] = "\(name)=\(value)\(others)"
        return WebRequest(head: head, body: body)
    }

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

/// What is said once on the next page, carried there in a cookie.
struct Notice {
    let text: String

    init?(cookie: String) {
        guard let text = cookie.removingPercentEncoding, !text.isEmpty else { return nil }
        self.text = text
    }
}

extension WebResponse {
    /// To another page, to be fetched with GET.
    static func seeOther(_ path: String) -> WebResponse {
        WebResponse(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    func saying(_ notice: Message?, in language: Language, texts: any Texts) -> WebResponse {
        guard let notice,
            let text = texts.text(notice, in: language)
                .addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        else { return self }
        var response = self
        response.setCookie(
            Cookie(
                name: CookieName.notice, value: text, maxAge: 60, path: "/", httpOnly: true,
                sameSite: .lax))
        return response
    }
}

extension Cookie {
    /// A cookie that takes away the one of this name.
    static func gone(_ name: String) -> Cookie {
        Cookie(name: name, value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .lax)
    }
}
