import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

/// How the bytes of records' files come and go: `POST /api/v1/<plugin>/files?kind=…&owner=…` and
/// `GET /api/v1/<plugin>/files/{id}/content`; for pages `POST /<language>/<plugin>/files?…` and
/// `GET /<language>/<plugin>/files/{id}`.
struct FileRoutes {
    let site: Site

    /// The routes that a plugin with files has beside those that ``Filing`` declares.
    static func claimed(by plugin: String) -> [(method: String, path: String)] {
        [
            ("POST", "/api/v1/\(plugin)/files"), ("GET", "/api/v1/\(plugin)/files/{id}/content"),
            ("POST", "/{language}/\(plugin)/files"), ("GET", "/{language}/\(plugin)/files/{id}"),
        ]
    }

    func add(to router: Router<WebContext>) {
        for plugin in site.plugins.serving where !plugin.contributions.files.isEmpty {
            let turn = FileTurn(
                site: site, plugin: plugin, filing: Filing(kinds: plugin.contributions.files))
            router.post(RouterPath("/api/v1/\(plugin.id)/files")) { request, context in
                await site.telling(request, context) { try await turn.add(request, $0) }
            }
            router.get(RouterPath("/api/v1/\(plugin.id)/files/{id}/content")) { request, context in
                await site.telling(request, context) { try await turn.give($0, request, context) }
            }
            for language in Language.allCases {
                router.post(RouterPath(PagePath.of("files", of: plugin.id, in: language))) {
                    request, context in
                    await site.answering(request, context, in: language) {
                        try await turn.addFromPage(request, $0)
                    }
                }
                router.get(RouterPath(PagePath.of("files/{id}", of: plugin.id, in: language))) {
                    request, context in
                    await site.answering(request, context, in: language) {
                        try await turn.give($0, request, context)
                    }
                }
            }
        }
    }
}

/// The answering of one request about files of a plugin's records.
private struct FileTurn: Sendable {
    let site: Site
    let plugin: ServingPlugin
    let filing: Filing

    // MARK: out

    func give(
        _ visit: Visit, _ request: WebRequest, _ context: WebContext
    ) async throws -> WebResponse {
        try site.admit(visit.caller, to: filing.readers)
        let asked = asked(visit, path: ["id": context.parameters.get("id") ?? ""])
        let (file, kind) = try await filing.file(for: asked, who: \.reading)
        try site.admit(visit.caller, to: kind.reading.access)
        let content = FileContent(file: file, database: site.database)
        if content.isKnown(to: request) { return content.unchanged }
        if request.method == .get { try await filing.noteReading(of: file, by: asked) }
        return content.response
    }

    // MARK: in

    func add(_ request: WebRequest, _ visit: Visit) async throws -> WebResponse {
        try site.admit(visit.caller, to: .signedIn)
        try site.refuseForgery(request, visit.caller)
        let (query, _) = try QueryReading.strict(
            request.queryPairs, fields: NewFileOfRecord.fields.descriptions, takesPaging: false)
        let order = try NewFileOfRecord.fields.decode(query).record
        let (kind, asked) = try await admitted(order.files, visit)
        let kept = try await site.files.take(
            request, named: order.name, as: kind, of: order.files.owner, for: asked)
        var response = WebResponse.json(.created, kept.written)
        response.headers[.location] = "\(request.uri.path)/\(kept.id.text)"
        return response
    }

    func addFromPage(_ request: WebRequest, _ visit: Visit) async throws -> WebResponse {
        try site.admit(visit.caller, to: .signedIn)
        let (query, _) = QueryReading.lenient(
            request.queryPairs, fields: FilesOfRecord.fields.descriptions)
        guard let files = try? FilesOfRecord.fields.decode(query).record else { throw Missing() }
        let (kind, asked) = try await admitted(files, visit)
        do {
            _ = try await site.files.take(
                request, named: nil, as: kind, of: files.owner, for: asked
            ) { fields in
                try site.refuseForgery(
                    fields[FormReading.crossSiteControl] ?? "", visit, request)
            }
            let path = PagePath.of(kind.page(files.owner), of: plugin.id, in: visit.language)
            return .seeOther(path).saying(
                "host.files.added", in: visit.language, texts: site.shell.texts)
        } catch let refusal as any Refusal where !(refusal is CrossSiteRefused) {
            let view = try await filing.view(of: files, for: asked, refusal: refusal.message)
            var page = site.page(
                view, of: plugin.id, for: visit, at: request, status: refusal.consequence.status)
            if refusal.consequence == .unavailable { page.headers[.problemRetry] = "60" }
            return page
        }
    }

    /// Who may add files to a record; found out before any of the bytes is read.
    private func admitted(
        _ files: FilesOfRecord, _ visit: Visit
    ) async throws -> (FileKind, Request) {
        let kind = try filing.kind(files.kind)
        let asked = asked(visit, path: [:])
        try await kind.adding.admit(asked, to: files.owner)
        return (kind, asked)
    }

    private func asked(_ visit: Visit, path: [String: String]) -> Request {
        site.request(for: visit, path: path, of: plugin)
    }
}

/// Where a file belongs that is sent, and what it is called where its form does not say that.
struct NewFileOfRecord: Described {
    var files = FilesOfRecord()
    var name: String?

    static let fields = Fields(
        "NewFileOfRecord", texts: "host.files.file", blank: NewFileOfRecord(),
        [
            Field("kind", \.files.kind, .required, .length(1...40)),
            Field("owner", \.files.owner, .required),
            Field("name", \.name, .length(1...FileName.longest)),
        ])
}
