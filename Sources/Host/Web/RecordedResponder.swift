import HTTPTypes
import Hummingbird
import Logging

/// Answers requests and keeps a record of each: a count, its duration and, where the log asks for it, a
/// line that names no person.
struct RecordedResponder: HTTPResponder {
    private let router: RouterResponder<WebContext>
    private let routes: [String: Route]
    private let unmatched: Route
    private let logger: Logger
    private let level: Logger.Level

    /// What is known of a route before it is asked for.
    private struct Route {
        let template: String
        let plugin: String?
        let answered: Answered

        init(_ template: RouteTemplate, _ site: Site, _ traffic: Traffic) {
            self.template = template.text
            plugin = template.plugin(among: site.plugins.serving)
            answered = traffic.answered(of: plugin)
        }
    }

    init(_ router: Router<WebContext>, _ site: Site, _ traffic: Traffic) {
        var routes: [String: Route] = [:]
        for path in Set(router.routes.map(\.path.description)) {
            routes[path] = Route(RouteTemplate(path), site, traffic)
        }
        self.routes = routes
        self.router = router.buildResponder()
        unmatched = Route(RouteTemplate(nil), site, traffic)
        logger = site.logger
        level = site.settings.logRequests
    }

    func respond(to request: WebRequest, context: WebContext) async throws -> WebResponse {
        let begun = ContinuousClock.now
        do {
            let response = try await router.respond(to: request, context: context)
            record(request.method, response.status, since: begun, context)
            return response
        } catch {
            record(request.method, .internalServerError, since: begun, context)
            throw error
        }
    }

    private func record(
        _ method: HTTPRequest.Method, _ status: HTTPResponse.Status,
        since begun: ContinuousClock.Instant, _ context: WebContext
    ) {
        let taken = (ContinuousClock.now - begun).components
        let nanoseconds =
            Int(taken.seconds) * 1_000_000_000 + Int(taken.attoseconds / 1_000_000_000)
        let route = context.endpointPath.flatMap { routes[$0] } ?? unmatched
        route.answered.count(method, status, nanoseconds: nanoseconds)
        guard logger.logLevel <= level else { return }
        log(route, method, status, nanoseconds, context)
    }

    private func log(
        _ route: Route, _ method: HTTPRequest.Method, _ status: HTTPResponse.Status,
        _ nanoseconds: Int, _ context: WebContext
    ) {
        var metadata: Logger.Metadata = [
            "request": "\(context.requestId)", "method": "\(method.rawValue)",
            "route": "\(route.template)", "status": .stringConvertible(status.code),
            "milliseconds": .stringConvertible(Double(nanoseconds / 1_000) / 1_000),
        ]
        if let plugin = route.plugin { metadata["plugin"] = "\(plugin)" }
        logger.log(level: level, "answered", metadata: metadata)
    }
}
