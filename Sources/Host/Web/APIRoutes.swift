import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import Logging
import PluginKit

/// The endpoints of the plugins below `/api/v1/<plugin>/`.
struct APIRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        for plugin in site.plugins.serving {
            for endpoint in plugin.contributions.endpoints {
                add(endpoint, of: plugin, to: router)
            }
        }
    }

    private func add(_ endpoint: Endpoint, of plugin: ServingPlugin, to router: Router<WebContext>)
    {
        let path = RouterPath("/api/v1/\(plugin.id)/\(endpoint.path)")
        let names = endpoint.path.pathParameters
        let deprecation = DeprecationFields(endpoint, of: plugin.id)
        router.on(path, method: endpoint.method.http) { request, context in
            var response = await site.telling(request, context) { visit in
                let call = try await call(endpoint, of: plugin, names, request, context, visit)
                let answer = try await site.counting(endpoint.limit, for: visit) {
                    try await endpoint.handle(call)
                }
                return self.response(to: endpoint, at: request.uri.path, answer)
            }
            deprecation?.tell(in: &response.headers, context, request.preferredLanguage)
            return response
        }
    }

    private func call(
        _ endpoint: Endpoint, of plugin: ServingPlugin, _ names: [String], _ request: WebRequest,
        _ context: WebContext, _ visit: Visit
    ) async throws -> Endpoint.Call {
        try site.admit(visit.caller, to: endpoint.access)
        if endpoint.method != .get { try site.refuseForgery(request, visit.caller) }
        let (query, paging) = try QueryReading.strict(
            request.queryPairs, fields: endpoint.query, takesPaging: endpoint.takesPaging)
        let body = endpoint.input == nil ? JSON.null : try await readBody(of: request)
        var path: [String: String] = [:]
        for name in names { path[name] = context.parameters.get(name) }
        return Endpoint.Call(
            request: site.request(for: visit, by: endpoint.access, path: path, of: plugin),
            query: query, paging: paging, body: body,
            expectedRevision: request.headers[.ifMatch].map(ETag.revision))
    }

    private func readBody(of request: WebRequest) async throws -> JSON {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/json") else {
            throw UnsupportedContent(wanted: "application/json")
        }
        let bytes = try await request.body(upTo: 1_048_576)
        return try JSONParser.parse(bytes)
    }

    private func response(
        to endpoint: Endpoint, at path: String, _ answer: Endpoint.Answer
    ) -> WebResponse {
        var response = WebResponse.json(.ok, answer.json)
        if let revision = answer.revision { response.headers[.eTag] = ETag.text(revision) }
        if case .created = endpoint.output {
            response.status = .created
            let place = path.hasSuffix("/") ? String(path.dropLast()) : path
            if let id = answer.createdId { response.headers[.location] = "\(place)/\(id)" }
        }
        return response
    }
}

extension Site {
    /// A session must show that the write comes from our own page; a bearer token shows it by itself.
    func refuseForgery(_ request: WebRequest, _ caller: Caller) throws {
        guard let session = caller.session else { return }
        guard let token = request.headers[.crossSiteToken],
            CrossSite.matches(token, session.crossSiteToken)
        else { throw CrossSiteRefused() }
    }

    /// Answers a program, as often as it may call: what fails is told as a problem.
    func telling(
        _ request: WebRequest, _ context: WebContext,
        _ answer: (Visit) async throws -> WebResponse
    ) async -> WebResponse {
        let language = request.preferredLanguage
        var quota: Quota?
        var response: WebResponse
        do {
            let visit = try await visit(request, context, in: language)
            quota = countCall(of: visit)
            try quota?.admit()
            response = try await answer(visit)
        } catch {
            response = problem(Failure(error), context, language)
        }
        quota?.tell(in: &response.headers)
        return response
    }

    func problem(_ failure: Failure, _ context: WebContext, _ language: Language) -> WebResponse {
        report(failure, context)
        return ProblemDocument(
            failure: failure, requestId: context.requestId, language: language, texts: shell.texts
        ).response
    }

    /// Tells the log of what the operator can mend.
    func report(_ failure: Failure, _ context: WebContext) {
        guard let fault = failure.fault else { return }
        var metadata: Logger.Metadata = [
            "request": "\(context.requestId)", "status": "\(failure.code)", "fault": "\(fault)",
        ]
        if let plugin = RouteTemplate(context.endpointPath).plugin(among: plugins.serving) {
            metadata["plugin"] = "\(plugin)"
        }
        logger.error("request failed", metadata: metadata)
    }
}

extension Endpoint.Method {
    var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        }
    }
}

extension String {
    /// The names in braces: `publications/{id}` has `id`.
    var pathParameters: [String] {
        split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }
            .map { String($0.dropFirst().dropLast()) }
    }
}
