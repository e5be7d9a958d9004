import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    /// The designations of today or of all times, and those of which something is to be mended.
    static func listView(
        _ query: DesignationQuery, _ paging: Paging, for request: Request
    ) async throws -> View {
        let listing = try await list(query, paging, for: request)
        let bodies = try await Bodies.names(
            of: Array(Set(listing.items.map(\.bodyId))), on: request.today, from: request.database)
        let notes =
            request.may(.editDesignations)
            ? try await ContactNotes.count(for: request) : nil
        let drawing = Drawing(request: request)
        return View(
            "registry/designations", title: "registry.designations.title",
            [
                "q": .text(query.q ?? ""),
                "notes": notes.map {
                    drawing.text(Message("registry.contactNotes.waiting", count: $0))
                } ?? .none,
                "on": .optional(query.on?.iso8601), "gaps": drawing.choices(chosen: query.gap),
                "states": drawing.choices(chosen: query.state),
                "isWaiting": .flag(query.waiting == true),
                "isFiltered": .flag(!query.isOpen),
                "designations": .list(
                    listing.items.map { drawing.row($0, of: bodies[$0.bodyId]) }),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                "export": listing.total.count == 0 ? .none : .export("designations"),
            ])
    }
}

extension Drawing {
    fileprivate func row(_ designation: Designation, of body: LocalizedText?) -> Model {
        guard case .object(var members) = row(designation) else { return .none }
        members["bodyId"] = .text(designation.bodyId.text)
        members["body"] = localized(body)
        return .object(members)
    }
}
