import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit

/// What every plugin that takes in files has below `/api/v1/<plugin>/`: `POST imports?kind=…`, the state of
/// an import and what was found in its file, its cancellation, and templates.
struct ImportRoutes {
    let site: Site
    let counter: ImportCounter

    /// The routes that a plugin with imports has.
    static func claimed(by plugin: String) -> [(method: String, path: String)] {
        let base = "/api/v1/\(plugin)"
        return [
            ("POST", "\(base)/imports"), ("GET", "\(base)/imports/{id}"),
            ("GET", "\(base)/imports/{id}/findings"),
            ("POST", "\(base)/imports/{id}/cancellation"),
            ("GET", "\(base)/import-templates/{kind}"),
        ]
    }

    func add(to router: Router<WebContext>) {
        for plugin in site.plugins.serving where !plugin.contributions.imports.isEmpty {
            let base = "/api/v1/\(plugin.id)"
            router.post(RouterPath("\(base)/imports")) { request, context in
                await told(request, context) { try await take(request, $0, of: plugin) }
            }
            router.get(RouterPath("\(base)/imports/{id}")) { request, context in
                await told(request, context) { visit in
                    .json(.ok, try await found(visit, context, of: plugin).written)
                }
            }
            router.get(RouterPath("\(base)/imports/{id}/findings")) { request, context in
                await told(request, context) { visit in
                    let record = try await found(visit, context, of: plugin)
                    return try await counter.findings(of: record).response
                }
            }
            router.post(RouterPath("\(base)/imports/{id}/cancellation")) { request, context in
                await told(request, context) { visit in
                    try site.refuseForgery(request, visit.caller)
                    let record = try await found(visit, context, of: plugin)
                    try await counter.cancel(record, for: visit)
                    return .json(.ok, try await found(visit, context, of: plugin).written)
                }
            }
            router.get(RouterPath("\(base)/import-templates/{kind}")) { request, context in
                await told(request, context) { visit in
                    let name = context.parameters.get("kind") ?? ""
                    let kind = try site.imports.kind(name, of: plugin.id)
                    try site.admit(visit.caller, to: .requires(kind.kind.permission))
                    return .template(of: kind.kind, in: visit.language, site.shell.texts)
                }
            }
        }
    }

    /// Answers a program that has signed in.
    private func told(
        _ request: WebRequest, _ context: WebContext,
        _ answer: (Visit) async throws -> WebResponse
    ) async -> WebResponse {
        await site.telling(request, context) { visit in
            try site.admit(visit.caller, to: .signedIn)
            return try await answer(visit)
        }
    }

    private func found(
        _ visit: Visit, _ context: WebContext, of plugin: ServingPlugin
    ) async throws -> ImportRecord {
        try await counter.record(context.parameters.get("id"), of: plugin.id, for: visit)
    }

    /// Answers with the report where it is there in time, else with 202 and where to ask for it.
    private func take(
        _ request: WebRequest, _ visit: Visit, of plugin: ServingPlugin
    ) async throws -> WebResponse {
        let (query, _) = try QueryReading.strict(
            request.queryPairs, fields: ImportOrder.fields.descriptions, takesPaging: false)
        let order = try ImportOrder.fields.decode(query).record
        let kind = try site.imports.kind(order.kind, of: plugin.id)
        try site.admit(visit.caller, to: .requires(kind.kind.permission))
        try site.refuseForgery(request, visit.caller)
        let upload = try await Upload.read(request, limit: site.settings.uploadLimit)
        let record = try await counter.take(
            upload, as: kind, order, for: visit, waiting: request.preferredWait)
        if let refused = record.refused { throw refused }
        var response: WebResponse
        if let report = record.report {
            response = .json(report.isRefused ? .unprocessableContent : .ok, report.written)
        } else {
            response = .json(.accepted, record.written)
        }
        response.headers[.location] = "/api/v1/\(plugin.id)/imports/\(record.id.text)"
        return response
    }
}

extension WebRequest {
    /// How long the caller wants to wait, RFC 7240: `Prefer: respond-async`, `Prefer: wait=5`.
    fileprivate var preferredWait: Duration {
        let preferences = headers[HTTPField.Name("Prefer")!]?.lowercased() ?? ""
        if preferences.contains("respond-async") { return .zero }
        guard let seconds = preferences.firstMatch(of: /wait=(\d{1,4})/).flatMap({ Int($0.1) })
        else { return ImportCounter.patience }
        return min(.seconds(seconds), ImportCounter.patience)
    }
}

extension WebResponse {
    /// An empty file with the header of a kind.
    static func template(
        of kind: ImportKind, in language: Language, _ texts: any Texts
    ) -> WebResponse {
        WebResponse(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(kind.name).csv\"",
                .cacheControl: "no-store",
            ],
            body: .init(
                byteBuffer: ByteBuffer(
                    bytes: ImportTemplate.bytes(of: kind, in: language, texts))))
    }
}
