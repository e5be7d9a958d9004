import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

/// The pages of imports, for all kinds: `/<language>/imports` with the form and the latest of the reader's,
/// and what came of each.
struct ImportPages {
    let site: Site
    let counter: ImportCounter

    /// How long a reader waits for the page of an import before it shows how far it is.
    private static let patience = Duration.seconds(5)

    func add(to router: Router<WebContext>) {
        for language in Language.allCases {
            let path = PagePath.of("imports", of: nil, in: language)
            router.get(RouterPath(path)) { request, context in
                await answering(request, context, language) { visit, kinds in
                    let only = kinds.count == 1 ? kinds.first?.value : nil
                    let view = try await form(kinds, chosen: only, for: visit)
                    return site.page(view, of: nil, for: visit, at: request)
                }
            }
            router.post(RouterPath(path)) { request, context in
                await answering(request, context, language) { try await take(request, $0, $1) }
            }
            router.get(RouterPath("\(path)/{id}")) { request, context in
                await answering(request, context, language) { visit, _ in
                    let record = try await found(visit, context)
                    return site.page(
                        views(visit).importRecord(record), of: nil, for: visit, at: request)
                }
            }
            router.get(RouterPath("\(path)/{id}/findings")) { request, context in
                await answering(request, context, language) { visit, _ in
                    try await counter.findings(of: found(visit, context)).response
                }
            }
            router.post(RouterPath("\(path)/{id}/cancellation")) { request, context in
                await answering(request, context, language) { visit, _ in
                    _ = try await site.formPairs(of: request, from: visit, upTo: 65_536)
                    let record = try await found(visit, context)
                    try await counter.cancel(record, for: visit)
                    return .seeOther("\(path)/\(record.id.text)")
                        .saying("host.jobs.isCancelled", in: language, texts: site.shell.texts)
                }
            }
            router.get(RouterPath("/\(language.rawValue)/import-templates/{plugin}/{kind}")) {
                request, context in
                await answering(request, context, language) { visit, _ in
                    let name = context.parameters.get("kind") ?? ""
                    let kind = try site.imports.kind(name, of: context.parameters.get("plugin"))
                    try site.admit(visit.caller, to: .requires(kind.kind.permission))
                    return .template(of: kind.kind, in: language, site.shell.texts)
                }
            }
        }
    }

    private func answering(
        _ request: WebRequest, _ context: WebContext, _ language: Language,
        _ answer: (Visit, [ImportChoice]) async throws -> WebResponse
    ) async -> WebResponse {
        await site.answering(request, context, in: language) { visit in
            try await answer(visit, try kinds(for: visit))
        }
    }

    private func views(_ visit: Visit) -> HostViews { HostViews(site.shell.texts, visit.language) }

    private func found(_ visit: Visit, _ context: WebContext) async throws -> ImportRecord {
        try await counter.record(context.parameters.get("id"), for: visit)
    }

    /// The kinds that the reader may take in.
    private func kinds(for visit: Visit) throws -> [ImportChoice] {
        try site.admit(visit.caller, to: .requires(.imports))
        let kinds = site.imports.kinds.filter {
            Access.requires($0.kind.permission).admits(visit.caller.account)
        }
        guard !kinds.isEmpty else { throw NotPermitted() }
        return kinds.map { kind in
            let value = "\(kind.plugin.id)/\(kind.kind.name)"
            return ImportChoice(
                value: value, title: kind.kind.title,
                sampleHref: PagePath.of("import-templates/\(value)", of: nil, in: visit.language))
        }
    }

    private func form(
        _ kinds: [ImportChoice], chosen: String?, _ order: ImportOrder = ImportOrder(),
        refusal: Message? = nil, for visit: Visit
    ) async throws -> View {
        var latest: [ImportRecord] = []
        if let account = visit.caller.account?.id {
            latest = try await ImportRecords.latest(
                of: account, agency: visit.agency.id, in: site.database)
        }
        return views(visit).imports(kinds, chosen: chosen, order, refusal: refusal, latest: latest)
    }

    private func take(
        _ request: WebRequest, _ visit: Visit, _ kinds: [ImportChoice]
    ) async throws -> WebResponse {
        var upload = Upload()
        do {
            upload = try await Upload.read(request, limit: site.settings.uploadLimit)
            let token = upload.fields[FormReading.crossSiteControl] ?? ""
            try site.refuseForgery(token, visit, request)
            let (kind, order) = try order(from: upload)
            try site.admit(visit.caller, to: .requires(kind.kind.permission))
            let record = try await counter.take(
                upload, as: kind, order, for: visit, waiting: Self.patience)
            return .seeOther(
                PagePath.of("imports/\(record.id.text)", of: nil, in: visit.language))
        } catch let refusal as any Refusal where !(refusal is CrossSiteRefused) {
            let view = try await form(
                kinds, chosen: upload.fields["kind"], (try? order(from: upload).1) ?? ImportOrder(),
                refusal: refusal.problems.first?.message ?? refusal.message, for: visit)
            return site.page(
                view, of: nil, for: visit, at: request, status: refusal.consequence.status)
        }
    }

    /// What the form asks for, read as the query of the API is.
    private func order(from upload: Upload) throws -> (ImportDesk.Kind, ImportOrder) {
        let parts = (upload.fields["kind"] ?? "").split(separator: "/").map(String.init)
        let pairs = ["mode", "dryRun", "effectiveOn", "supersede"].map {
            ($0, upload.fields[$0] ?? "")
        }
        let (json, _) = try QueryReading.strict(
            [("kind", parts.last ?? "")] + pairs, fields: ImportOrder.fields.descriptions,
            takesPaging: false)
        let order = try ImportOrder.fields.decode(json).record
        return (try site.imports.kind(order.kind, of: parts.first), order)
    }
}
