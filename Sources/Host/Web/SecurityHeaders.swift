import HTTPTypes
import Hummingbird

/// What every answer says to the browser: load nothing from elsewhere, guess no types, show us in no
/// frame, tell others nothing of where the reader was.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    /// Made once: a field checks its value, letter by letter, whenever it is made.
    private static let fields = [
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        HTTPField(name: .referrerPolicy, value: "same-origin"),
    ]

    private static let policy = HTTPField(
        name: .contentSecurityPolicy,
        value: "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'")

    func handle(
        _ request: WebRequest, context: WebContext,
        next: (WebRequest, WebContext) async throws -> WebResponse
    ) async throws -> WebResponse {
        var response = try await next(request, context)
        // An answer that allows less says so itself.
        if response.headers[.contentSecurityPolicy] == nil { response.headers.append(Self.policy) }
        response.headers.append(contentsOf: Self.fields)
        response.headers.append(HTTPField(name: .requestId, value: context.requestId))
        return response
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
}
