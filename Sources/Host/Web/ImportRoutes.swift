import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

/// `POST /api/v1/<plugin>/imports?kind=…` for every plugin that takes in files, and the page for all
/// kinds at `/<language>/imports`.
struct ImportRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        for plugin in site.plugins.serving where !plugin.contributions.imports.isEmpty {
            router.post(RouterPath("/api/v1/\(plugin.id)/imports")) { request, context in
                await answer(request, context, of: plugin)
            }
        }
        for language in Language.allCases {
            let path = RouterPath(PagePath.of("imports", of: nil, in: language))
            router.get(path) { request, context in
                await site.answering(request, context, in: language) { visit in
                    let kinds = try kinds(for: visit)
                    let only = kinds.count == 1 ? kinds.first?.value : nil
                    return site.page(
                        views(visit).imports(kinds, chosen: only), of: nil, for: visit, at: request)
                }
            }
            router.post(path) { request, context in
                await site.answering(request, context, in: language) { try await take(request, $0) }
            }
        }
    }

    private func views(_ visit: Visit) -> HostViews { HostViews(site.shell.texts, visit.language) }

    // MARK: the API

    private func answer(
        _ request: WebRequest, _ context: WebContext, of plugin: ServingPlugin
    ) async -> WebResponse {
        let language = request.preferredLanguage
        do {
            let visit = try await site.visit(request, context, in: language)
            try site.admit(visit.caller, to: .signedIn)
            let (json, _) = try QueryReading.strict(
                request.queryPairs, fields: ImportOrder.fields.descriptions, takesPaging: false)
            let order = try ImportOrder.fields.decode(json).record
            let kind = try site.imports.kind(order.kind, of: plugin.id)
            try site.admit(visit.caller, to: .requires(kind.kind.permission))
            try site.refuseForgery(request, visit.caller)
            let upload = try await Upload.read(request, limit: site.settings.uploadLimit)
            let report = try await take(upload, as: kind, order, for: visit)
            var answer = JSONWriter()
            report.write(to: &answer, masking: .public)
            return .json(report.isRefused ? .unprocessableContent : .ok, answer)
        } catch {
            return site.problem(Failure(error), context, language)
        }
    }

    private func take(
        _ upload: Upload, as kind: ImportDesk.Kind, _ order: ImportOrder, for visit: Visit
    ) async throws -> ImportReport {
        try await site.imports.take(
            upload.bytes, named: upload.fileName, as: kind, order,
            for: site.request(for: visit, path: [:], of: kind.plugin))
    }

    // MARK: the page

    /// The kinds that the reader may take in.
    private func kinds(for visit: Visit) throws -> [ImportChoice] {
        try site.admit(visit.caller, to: .requires(.imports))
        let kinds = site.imports.kinds.filter {
            Access.requires($0.kind.permission).admits(visit.caller.account)
        }
        guard !kinds.isEmpty else { throw NotPermitted() }
        return kinds.map {
            ImportChoice(
                value: "\($0.plugin.id)/\($0.kind.name)", title: $0.kind.title, sampleHref: nil)
        }
    }

    private func take(_ request: WebRequest, _ visit: Visit) async throws -> WebResponse {
        let kinds = try kinds(for: visit)
        var upload = Upload()
        do {
            upload = try await Upload.read(request, limit: site.settings.uploadLimit)
            let token = upload.fields[FormReading.crossSiteControl] ?? ""
            try site.refuseForgery(token, visit, request)
            let (kind, order) = try order(from: upload)
            try site.admit(visit.caller, to: .requires(kind.kind.permission))
            let report = try await take(upload, as: kind, order, for: visit)
            let view = views(visit).imports(
                kinds, chosen: upload.fields["kind"], mode: order.mode.rawValue, report: report,
                of: upload.fileName)
            return site.page(
                view, of: nil, for: visit, at: request,
                status: report.isRefused ? .unprocessableContent : .ok)
        } catch let refusal as any Refusal where !(refusal is CrossSiteRefused) {
            let view = views(visit).imports(
                kinds, chosen: upload.fields["kind"], mode: upload.fields["mode"] ?? "all",
                refusal: refusal.problems.first?.message ?? refusal.message)
            return site.page(
                view, of: nil, for: visit, at: request, status: refusal.consequence.status)
        }
    }

    /// What the form asks for, read as the query of the API is.
    private func order(from upload: Upload) throws -> (ImportDesk.Kind, ImportOrder) {
        let parts = (upload.fields["kind"] ?? "").split(separator: "/").map(String.init)
        let pairs = ["mode", "dryRun", "effectiveOn"].map { ($0, upload.fields[$0] ?? "") }
        let (json, _) = try QueryReading.strict(
            [("kind", parts.last ?? "")] + pairs, fields: ImportOrder.fields.descriptions,
            takesPaging: false)
        let order = try ImportOrder.fields.decode(json).record
        return (try site.imports.kind(order.kind, of: parts.first), order)
    }
}
