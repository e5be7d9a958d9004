import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit

/// The documents of the plugins at `/<language>/<plugin>/<path>.<ending>`.
struct DocumentRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        for plugin in site.plugins.serving {
            for document in plugin.contributions.documents {
                for language in Language.allCases {
                    add(document, of: plugin, in: language, to: router)
                }
            }
        }
    }

    private func add(
        _ document: Document, of plugin: ServingPlugin, in language: Language,
        to router: Router<WebContext>
    ) {
        let names = document.path.pathParameters
        router.get(RouterPath(PagePath.of(document.place, of: plugin.id, in: language))) {
            request, context in
            await site.answering(request, context, in: language) { visit in
                try site.admit(visit.caller, to: document.access)
                var path: [String: String] = [:]
                for name in names { path[name] = context.parameters.get(name) }
                let asked = site.request(for: visit, by: document.access, path: path, of: plugin)
                guard document.format.isCostly else {
                    return try await answer(document, of: plugin, asked, request, visit)
                }
                return try await site.documents.run(
                    for: ClientNetwork(of: visit.origin.address)
                ) {
                    try await answer(document, of: plugin, asked, request, visit)
                }
            }
        }
    }

    /// The tag is that of what the document says: who has it already costs no program.
    private func answer(
        _ document: Document, of plugin: ServingPlugin, _ asked: Request, _ request: WebRequest,
        _ visit: Visit
    ) async throws -> WebResponse {
        let (query, _) = try QueryReading.strict(
            request.queryPairs, fields: document.query, takesPaging: false)
        let manuscript = try await document.write(asked, query)
        let content = try site.written(manuscript, of: plugin, for: visit, at: request)
        let tag = "\"\(SHA256.hash(data: content).prefix(16).hex)\""
        var headers: HTTPFields = [
            .eTag: tag, .contentLanguage: visit.language.rawValue,
            .cacheControl: document.access == .public ? "no-cache" : "private, no-cache",
        ]
        if request.headers[.ifNoneMatch].map({ ETag.list($0, names: tag) }) == true {
            return WebResponse(status: .notModified, headers: headers)
        }
        var bytes = content
        if let printing = document.format.printing {
            bytes = try await site.press.printed(content, by: printing)
        }
        headers[.contentType] = document.format.mediaType
        headers[.contentDisposition] =
            "attachment; filename=\"\(manuscript.name)\(document.ending)\""
        return WebResponse(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Site {
    /// What a program prints, or the file as it is: a text, a page without head, menu and foot, a workbook.
    fileprivate func written(
        _ manuscript: Manuscript, of plugin: ServingPlugin, for visit: Visit, at request: WebRequest
    ) throws -> [UInt8] {
        switch manuscript.content {
        case .text(let text): return Array(text.utf8)
        case .page(let view):
            var frame = Frame(
                language: visit.language, agency: visit.agency, path: request.pathAfterLanguage,
                assetBase: assets.base(of: "host"), isDemonstration: demonstration.isLoaded,
                pluginId: plugin.id)
            frame.surroundings = .sheet
            return Array(shell.render(ShellPage(view, in: frame)).utf8)
        case .sheets(let sheets): return try workbook(of: sheets, for: visit)
        }
    }

    private func workbook(of sheets: [Sheet], for visit: Visit) throws -> [UInt8] {
        let notice =
            demonstration.isLoaded
            ? shell.texts.text("host.demonstration.title", in: visit.language) : nil
        let tables = sheets.map {
            ExportTable(of: $0.fields, in: visit.language, shell.texts, saying: notice)
        }
        var workbook = WorkbookWriter(
            zip(sheets, tables).map { sheet, table in
                table.head(titled: shell.texts.text(sheet.title, in: visit.language))
            })
        for (sheet, table) in zip(sheets, tables) {
            workbook.beginSheet()
            try sheet.each { try workbook.add(table.cells(of: JSONParser.parse($0.bytes))) }
        }
        workbook.finish()
        return workbook.take()
    }
}
