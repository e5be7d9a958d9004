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

    static func path(of kind: String, of plugin: String) -> String {
        "/api/v1/\(plugin)/exports/\(kind)"
    }

    func add(to router: Router<WebContext>) {
        for export in site.exports.kinds {
            router.get(RouterPath(Self.path(of: export.kind.name, of: export.plugin.id))) {
                request, context in
                await site.telling(request, context) { visit in
                    try site.admit(visit.caller, to: export.kind.access)
                    return try await answer(export, request, context, visit)
                }
            }
        }
    }

    private func answer(
        _ export: ExportDesk.Kind, _ request: WebRequest, _ context: WebContext, _ visit: Visit
    ) async throws -> WebResponse {
        guard let seat = site.exports.places.seat() else { throw TooManyExports() }
        let stream = try await site.export(export, by: request.queryPairs, for: visit)
        // Who asks for the head only is given nothing.
        if request.method == .get { try await stream.begin() }
        return WebResponse(
            status: .ok,
            headers: [
                .contentType: stream.format.mediaType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(stream.fileName)\"",
            ],
            body: .init { writer in
                defer { withExtendedLifetime(seat) {} }
                do {
                    try await stream.send { try await writer.write(ByteBuffer(bytes: $0)) }
                } catch let error as ExportBroken {
                    // The status is sent already: only the log can still tell.
                    site.report(Failure(error.reason), context)
                    throw error
                }
                try await writer.finish(nil)
            })
    }
}

extension Site {
    /// An export of which nothing is read yet.
    /// - Parameter query: The parameters of ``ExportOrder`` with those of the kind.
    func export(
        _ export: ExportDesk.Kind, by query: [(name: String, value: String)], for visit: Visit
    ) async throws -> ExportStream {
        let own = ExportOrder.fields.descriptions
        let json = try QueryReading.strict(
            query, fields: own + export.kind.query, takesPaging: false
        ).json
        func part(_ fields: [FieldDescription]) -> JSON {
            .object(fields.compactMap { field in json[field.name].map { .init(field.name, $0) } })
        }
        let order = try ExportOrder.fields.decode(part(own)).record
        let request = request(
            for: visit.speaking(order.language ?? visit.language), by: export.kind.access,
            path: [:], of: export.plugin)
        return try await ExportStream(
            export, as: order.format, by: part(export.kind.query), for: request,
            isDemonstration: demonstration.isLoaded)
    }
}

extension Visit {
    fileprivate func speaking(_ language: Language) -> Visit {
        Visit(agency: agency, language: language, caller: caller, origin: origin, now: now)
    }
}
