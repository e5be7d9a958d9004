import Foundation
import KazakhstanFormats
import PluginKit

extension ListPlacements {
    static let pages: [Page] = [
        .view("lists/{place}/placements", .requires(.readDesignations), by: Nothing.self) {
            request, _, paging in
            try await view(paging, for: request)
        },
        .form(
            "lists/{place}/placements/new", .requires(.publishDesignations), of: ListPlacement.self
        ) { request in
            let list = try await Lists.current(request)
            try await Lists.requirePublishing(of: list.place, by: request)
            var placement = ListPlacement()
            placement.placedOn = request.today
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.listPlacement.noting",
                        ["place": Drawing(request: request).words(list.name)]),
                    introduction: "registry.listPlacement.lead",
                    back: "lists/\(list.place.word)"), record: placement)
        } submit: { request, given in
            let placement = try await note(given.record, by: request)
            return Destination(
                "lists/\(placement.place.word)", notice: "registry.listPlacement.noted")
        },
        .form("placements/{id}/removal", .requires(.publishDesignations), of: ListRemoval.self) {
            request in
            guard let placement = try await find(request.id, from: request.database) else {
                throw Missing()
            }
            try await Lists.requirePublishing(of: placement.place, by: request)
            return Form.Content(
                Form.Words(
                    title: "registry.listPlacement.removing",
                    introduction: Message(
                        "registry.listPlacement.at", ["address": placement.address]),
                    back: "lists/\(placement.place.word)"),
                record: ListRemoval(removedOn: request.today))
        } submit: { request, given in
            let placement = try await end(given.record, by: request)
            return Destination(
                "lists/\(placement.place.word)", notice: "registry.listPlacement.ended")
        },
    ]

    private static func view(_ paging: Paging, for request: Request) async throws -> View {
        let place = try await Lists.current(request)
        let listing = try await list(of: place.place, paging, from: request.database)
        let drawing = Drawing(request: request)
        return View(
            "registry/placements", title: "registry.listPlacement.all",
            [
                "place": .text(place.place.word),
                "heading": drawing.text(drawing.title(of: place.name)),
                "placements": .list(listing.items.map { drawing.row($0) }),
                "mayPublish": .flag(try await Lists.mayPublish(place.place, by: request)),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
            ])
    }
}
