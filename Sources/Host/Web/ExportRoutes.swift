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
        let own = ExportOrder.fields.descriptions
        let (query, _) = try QueryReading.strict(
            request.queryPairs, fields: own + export.kind.query, takesPaging: false)
        guard let seat = site.exports.places.seat() else { throw TooManyExports() }
        let stream = try site.export(export, by: query, for: visit)
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
    /// - Parameter query: The members of ``ExportOrder`` with those of the kind.
    func export(
        _ export: ExportDesk.Kind, by query: JSON, for visit: Visit
    ) throws -> ExportStream {
        guard case .object(let members) = query else { throw Missing() }
        let names = Set(ExportOrder.fields.descriptions.map(\.name))
        let order = try ExportOrder.fields.decode(
            .object(members.filter { names.contains($0.name) })
        ).record
        let language = order.language.flatMap { Language(rawValue: $0.rawValue) }
        let request = request(
            for: visit.speaking(language ?? visit.language), by: export.kind.access, path: [:],
            of: export.plugin)
        return try ExportStream(
            export, as: order.format, by: .object(members.filter { !names.contains($0.name) }),
            for: request, isDemonstration: demonstration.isLoaded)
    }
}

extension Visit {
    fileprivate func speaking(_ language: Language) -> Visit {
        Visit(agency: agency, language: language, caller: caller, origin: origin, now: now)
    }
}
