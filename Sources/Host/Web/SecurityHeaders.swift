import HTTPTypes
import Hummingbird
import PluginKit

/// What every answer says to the browser: load nothing from elsewhere, guess no types, show us in no
/// frame, tell others nothing of where the reader was.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    /// Made once: a field checks its value, letter by letter, whenever it is made.
    private static let fields = [
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        HTTPField(name: .referrerPolicy, value: "same-origin"),
    ]

    private static let policy = policy(framedBy: .none)

    /// What a page may do in a browser.
    /// - Parameter sites: Which other sites may show it in a frame.
    static func policy(framedBy sites: Sites) -> HTTPField {
        let framing = sites.names.isEmpty ? "'none'" : sites.names.joined(separator: " ")
        return HTTPField(
            name: .contentSecurityPolicy,
            value: "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors \(framing)")
    }

    func handle(
        _ request: WebRequest, context: WebContext,
        next: (WebRequest, WebContext) async throws -> WebResponse
    ) async throws -> WebResponse {
        var response = try await next(request, context)
        // A file allows less, and a page for the frames of others more: they say so themselves.
        if response.headers[.contentSecurityPolicy] == nil { response.headers.append(Self.policy) }
        response.headers.append(contentsOf: Self.fields)
        response.headers.append(HTTPField(name: .requestId, value: context.requestId))
        return response
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
}
