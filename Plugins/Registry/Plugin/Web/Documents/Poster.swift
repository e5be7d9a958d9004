import KazakhstanFormats
import PluginKit

/// What a body hangs on its wall: who its official is, how to reach them, and a code that leads to its page.
enum Poster {
    static let page = Page.view("bodies/{id}/poster", .public, by: Nothing.self) { request, _, _ in
        try await view("registry/poster", for: request)
    }

    static let document = Document("bodies/{id}/poster", .pdf, access: .public) { request in
        .page(
            try await view("registry/poster-sheet", for: request),
            named: "poster-\(try request.id.text)")
    }

    /// A body without a published official has nothing to hang up.
    private static func view(_ template: String, for request: Request) async throws -> View {
        let id = try request.id
        let officials = try await Officials.list(
            ofBody: id, on: request.today, from: request.database)
        guard let official = officials.first else { throw Missing("registry.poster.missing") }
        let regions = try await Places.regions(on: request.today, in: request.database)
        let drawing = Drawing(request: request)
        let address = request.address(of: "registry/bodies/\(id.text)")
        var members: [String: Model] = [
            "bodyId": .text(id.text), "address": .text(address),
            "code": try await request.scanCode(of: address),
            "alt": drawing.text(Message("registry.poster.code", ["address": address])),
        ]
        if case .object(let row) = try drawing.row(official, regions: regions) {
            members.merge(row) { first, _ in first }
        }
        let title = Message(
            "registry.poster.title", ["body": drawing.words(official.bodyName)])
        return View(template, title: title, .object(members))
    }
}
