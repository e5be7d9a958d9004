import Foundation
import HTTPTypes
import Hummingbird
import PluginKit

extension Site {
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

extension Caller {
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
}
