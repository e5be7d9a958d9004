import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

extension HTTPField.Name {
    static let crossSiteToken = Self("X-CSRF-Token")!
    static let requestId = Self("X-Request-Id")!
    static let forwardedFor = Self("X-Forwarded-For")!
    static let problemRetry = Self("Retry-After")!
}

/// The cookies that Arna sets; all are HttpOnly, SameSite=Lax and for the whole site.
enum CookieName {
    static let session = "arna_session"
    /// Against forged sign-ins: holds what the form must repeat.
    static let stranger = "arna_form"
    /// What is said once on the next page.
    static let notice = "arna_notice"
    static let lowVision = "arna_sight"
}

extension Site {
    /// Finds out who calls. Strangers cost no statement.
    func visit(
        _ request: WebRequest, _ context: WebContext, in language: Language
    ) async throws -> Visit {
        let now = clock()
        let agency = agencies.agency(ofHost: request.head.authority)
        let caller = try await identity.caller(
            sessionToken: request.cookie(CookieName.session), bearer: request.bearer,
            agency: agency,
            now: now)
        let address = ClientAddress.of(
            peer: context.peerAddress, forwardedFor: request.headers[.forwardedFor],
            trustedProxies: settings.proxies)
        return Visit(
            agency: agency, language: language, caller: caller,
            origin: Origin(
                address: address, requestId: context.requestId,
                site: settings.siteAddress ?? root(of: request)),
            now: now)
    }

    /// Refuses who may not. A caller whose password is not its own may only change it.
    func admit(_ caller: Caller, to access: Access) throws {
        guard access != .public else { return }
        guard caller.account != nil else { throw SignInRequired() }
        guard caller.session?.mustChangePassword != true else { throw PasswordMustChange() }
        guard access.admits(caller.account) else { throw NotPermitted() }
    }
}

/// The first password was given by somebody else; it must be changed before anything is done.
struct PasswordMustChange: Refusal {
    var consequence: Consequence { .forbidden }
    var message: Message { "host.refusal.passwordMustChange" }
}

extension WebRequest {
    var bearer: String? {
        guard let value = headers[.authorization], value.lowercased().hasPrefix("bearer ") else {
            return nil
        }
        return String(value.dropFirst(7)).trimmingCharacters(in: .whitespaces)
    }

    func cookie(_ name: String) -> String? {
        guard headers[.cookie] != nil else { return nil }
        return cookies[name]?.value
    }

    /// The language asked for by `Accept-Language`; Kazakh where none is known.
    var preferredLanguage: Language {
        Language.preferred(acceptLanguage: headers[.acceptLanguage])
    }

    /// The pairs of the query, percent-decoded, in their order.
    var queryPairs: [(name: String, value: String)] {
        uri.query.map(URLEncoded.pairs) ?? []
    }

    /// The whole body, at most so many bytes.
    func body(upTo limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap(Int.init), length > limit {
            throw BodyTooLarge(limit: limit)
        }
        var bytes: [UInt8] = []
        for try await part in body {
            guard bytes.count + part.readableBytes <= limit else {
                throw BodyTooLarge(limit: limit)
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }
}
