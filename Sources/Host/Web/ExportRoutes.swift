import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit
import PostgresStore

/// What the plugins give out as files, at `/api/v1/<plugin>/exports/<kind>`.
struct ExportRoutes {
    let site: Site

    static func path(of kind: ExportKind, of plugin: String) -> String {
        "/api/v1/\(plugin)/exports/\(kind.name)"
    }

    func add(to router: Router<WebContext>) {
        for export in site.exports.kinds {
            router.get(RouterPath(Self.path(of: export.kind, of: export.plugin.id))) {
                request, context in
                await site.telling(request, context) { visit in
                    try site.admit(visit.caller, to: export.kind.access)
                    return try await answer(export, request, visit)
                }
            }
        }
    }

    private func answer(
        _ export: ExportDesk.Kind, _ request: WebRequest, _ visit: Visit
    ) async throws -> WebResponse {
        let own = ExportOrder.fields.descriptions
        let (query, _) = try QueryReading.strict(
            request.queryPairs, fields: own + export.kind.query, takesPaging: false)
        let stream = try await site.export(export, by: query, for: visit)
        return WebResponse(
            status: .ok,
            headers: [
                .contentType: stream.format.mediaType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(stream.fileName)\"",
            ],
            body: .init { writer in
                try await stream.write { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            })
    }
}

extension Site {
    /// An export that is about to be written. One that not everybody may read is written down in the audit
    /// before its first record is sent; and a database that is away is found out while it can be said.
    /// - Parameter query: The members of ``ExportOrder`` with those of the kind.
    func export(
        _ export: ExportDesk.Kind, by query: JSON, for visit: Visit
    ) async throws -> ExportStream {
        guard case .object(let members) = query else { throw Missing() }
        let names = Set(ExportOrder.fields.descriptions.map(\.name))
        let order = try ExportOrder.fields.decode(
            .object(members.filter { names.contains($0.name) })
        ).record
        let narrowing = JSON.object(members.filter { !names.contains($0.name) })
        let language = order.language.flatMap { Language(rawValue: $0.rawValue) }
        let request = request(
            for: visit.speaking(language ?? visit.language), by: export.kind.access, path: [:],
            of: export.plugin)
        let stream = try ExportStream(
            export.kind, as: order.format, by: narrowing, for: request,
            isDemonstration: demonstration.isLoaded)
        guard export.kind.access != .public else {
            _ = try await database.value("SELECT true", as: Bool.self)
            return stream
        }
        try await request.change { change in
            try await change.audit(
                "host.export.given", of: nil,
                after: JSON.object([
                    .init("export", .string("\(export.plugin.id)/\(export.kind.name)")),
                    .init("by", narrowing),
                ]).text)
        }
        return stream
    }
}

extension Visit {
    fileprivate func speaking(_ language: Language) -> Visit {
        Visit(agency: agency, language: language, caller: caller, origin: origin, now: now)
    }
}
