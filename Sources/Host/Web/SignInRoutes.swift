import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

/// Signing in and out, and the change of one's password.
///
/// These pages set cookies, which a plugin's pages never do; so they are routes of the host.
struct SignInRoutes {
    let site: Site
    private static let limit = 16_384

    func add(to router: Router<WebContext>) {
        for language in Language.allCases {
            add("signin", .get, language, to: router) { signInPage($0, $1) }
            add("signin", .post, language, to: router) { try await signIn($0, $1) }
            add("signout", .post, language, to: router) { try await signOut($0, $1) }
            add("password", .get, language, to: router) { try passwordPage($0, $1) }
            add("password", .post, language, to: router) { try await changePassword($0, $1) }
        }
    }

    private func add(
        _ path: String, _ method: HTTPRequest.Method, _ language: Language,
        to router: Router<WebContext>,
        _ answer: @escaping @Sendable (Visit, WebRequest) async throws -> WebResponse
    ) {
        let path = PagePath.of(path, of: nil, in: language)
        router.on(RouterPath(path), method: method) { request, context in
            await site.answering(request, context, in: language) { try await answer($0, request) }
        }
    }

    private func views(_ visit: Visit) -> HostViews { HostViews(site.shell.texts, visit.language) }

    // MARK: signing in

    private func signInPage(
        _ visit: Visit, _ request: WebRequest, email: String = "", next: String? = nil,
        refusal: (any Refusal)? = nil
    ) -> WebResponse {
        let next = next ?? request.queryPairs.first { $0.name == "next" }?.value
        var response = site.formPage(
            views(visit).signIn(email: email, problem: refusal?.first, next: SafePath.of(next)),
            of: nil, for: visit, at: request, status: refusal?.consequence.status ?? .ok)
        response.headers[.problemRetry] = refusal?.retryAfter.map(String.init)
        return response
    }

    private func signIn(_ visit: Visit, _ request: WebRequest) async throws -> WebResponse {
        var email = ""
        var next: String?
        do {
            let pairs = try await site.formPairs(of: request, from: visit, upTo: Self.limit)
            next = SafePath.of(pairs.first { $0.name == "next" }?.value)
            let values = FormReading.json(from: pairs, fields: SignInInput.fields.descriptions)
            email = values["email"]?.string ?? ""
            let input = try SignInInput.fields.decode(values).record
            let signedIn = try await site.identity.signIn(
                email: input.email, password: input.password, agency: visit.agency,
                origin: visit.origin, now: visit.now)
            var response = WebResponse.seeOther(
                signedIn.mustChangePassword
                    ? PagePath.of("password", of: nil, in: visit.language)
                    : next ?? PagePath.of("", of: nil, in: visit.language))
            response.setCookie(site.cookie(CookieName.session, signedIn.sessionToken))
            response.setCookie(.gone(CookieName.stranger))
            return response
        } catch let refusal as any Refusal {
            return signInPage(visit, request, email: email, next: next, refusal: refusal)
        }
    }

    private func signOut(_ visit: Visit, _ request: WebRequest) async throws -> WebResponse {
        if let session = visit.caller.session {
            _ = try await site.formPairs(of: request, from: visit, upTo: Self.limit)
            try await site.identity.signOut(session, by: visit.author)
        }
        var response = WebResponse.seeOther(PagePath.of("", of: nil, in: visit.language))
        response.setCookie(.gone(CookieName.session))
        return response
    }

    // MARK: the password

    private func passwordPage(
        _ visit: Visit, _ request: WebRequest, refusal: (any Refusal)? = nil
    ) throws -> WebResponse {
        guard let session = visit.caller.session else { throw SignInRequired() }
        return site.page(
            views(visit).password(isForced: session.mustChangePassword, problem: refusal?.first),
            of: nil, for: visit, at: request, status: refusal?.consequence.status ?? .ok)
    }

    private func changePassword(_ visit: Visit, _ request: WebRequest) async throws -> WebResponse {
        guard let session = visit.caller.session else { throw SignInRequired() }
        let pairs = try await site.formPairs(of: request, from: visit, upTo: Self.limit)
        do {
            let values = FormReading.json(from: pairs, fields: PasswordChange.fields.descriptions)
            let renewed = try await site.identity.changePassword(
                try PasswordChange.fields.decode(values).record, in: session, by: visit.author)
            var response = WebResponse.seeOther(PagePath.of("", of: nil, in: visit.language))
                .saying("host.password.changed", in: visit.language, texts: site.shell.texts)
            response.setCookie(site.cookie(CookieName.session, renewed.sessionToken))
            return response
        } catch let refusal as any Refusal {
            return try passwordPage(visit, request, refusal: refusal)
        }
    }
}

extension Refusal {
    /// The first thing that is wrong, for a page with room for one.
    fileprivate var first: Message { problems.first?.message ?? message }
}

extension Visit {
    /// Who makes a change to accounts.
    var author: Author {
        Author(account: caller.account?.id, agency: agency, origin: origin, now: now)
    }
}

extension Site {
    /// A cookie that scripts cannot read and other sites cannot send with a write.
    func cookie(_ name: String, _ value: String, lasting seconds: Int? = nil) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: seconds, path: "/", secure: settings.secureCookies,
            httpOnly: true, sameSite: .lax)
    }
}
