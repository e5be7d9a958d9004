import HTTPTypes
import Hummingbird

/// What every answer says to the browser: load nothing from elsewhere, guess no types, show us in no
/// frame, tell others nothing of where the reader was.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    private static let policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'"

    func handle(
        _ request: WebRequest, context: WebContext,
        next: (WebRequest, WebContext) async throws -> WebResponse
    ) async throws -> WebResponse {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.requestId] = context.requestId
        return response
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
}
