import Foundation
import KazakhstanFormats
import PluginKit

extension ListEditions {
    static let pages: [Page] = [
        .view("lists/{place}/editions", .public, by: Nothing.self) { request, _, paging in
            let list = try await Lists.current(request)
            let listing = try await ListEditions.list(of: list.place, paging, for: request)
            let drawing = Drawing(request: request)
            var members = drawing.row(list)
            members["editions"] = .list(listing.items.map { .object(drawing.row($0)) })
            members["isBeyond"] = .flag(listing.items.isEmpty && listing.total.count > 0)
            members["paging"] =
                listing.total.count == 0 ? Model.none : .paging(listing.total, paging)
            let title = Message("registry.listEdition.allOf", ["place": drawing.words(list.name)])
            return View("registry/list-editions", title: title, .object(members))
        },
        .view("lists/{place}/editions/{id}", .public, by: Nothing.self) { request, _, paging in
            guard let edition = try await find(request) else { throw Missing() }
            return try await view(of: edition, paging, for: request)
        },
        .form(
            "lists/{place}/publication", .requires(.publishDesignations), of: ListPublication.self
        ) { request in
            let list = try await Lists.current(request)
            try await Lists.requirePublishing(of: list.place, by: request)
            let drawing = Drawing(request: request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.listEdition.publishing", ["place": drawing.words(list.name)]),
                    introduction: Message("registry.listEdition.lead", count: list.officials),
                    button: "registry.listEdition.publish", back: "lists/\(list.place.word)"))
        } submit: { request, given in
            let edition = try await publish(given.record, of: request.listPlace, by: request)
            return Destination(
                "lists/\(edition.place.word)/editions/\(edition.id.text)",
                notice: "registry.listEdition.done")
        },
    ]

    private static func view(
        of edition: ListEdition, _ paging: Paging, for request: Request
    ) async throws -> View {
        let list = try await Lists.current(request)
        let officials = try await officials(
            of: edition, paging, today: request.today, from: request.database)
        let regions = try await Places.regions(on: request.today, in: request.database)
        let drawing = Drawing(request: request)
        var members = drawing.row(edition)
        members["place"] = .text(list.place.word)
        members["listHeading"] = drawing.text(drawing.title(of: list.name))
        members["isLatest"] = .flag(list.edition == edition.number)
        members["officials"] = .list(
            try officials.items.map { try drawing.row($0, regions: regions) })
        members["isBeyond"] = .flag(officials.items.isEmpty && officials.total.count > 0)
        members["paging"] =
            officials.total.count == 0 ? Model.none : .paging(officials.total, paging)
        members["withheldNote"] =
            edition.withheld == 0
            ? Model.none
            : drawing.text(Message("registry.officials.withheld", count: edition.withheld))
        return View(
            "registry/list-edition", title: drawing.title(of: edition, list.name), .object(members))
    }

    /// What was published, for those who keep the lists elsewhere.
    static let feed = Feed("lists", title: "registry.listEdition.feed", access: .public) {
        request, paging in
        let listing = try await list(paging, for: request)
        let names = try await Places.names(
            of: listing.items.compactMap(\.place.code), on: request.today, in: request.database)
        let drawing = Drawing(request: request)
        return listing.map { edition in
            FeedEntry(
                key: edition.id.text,
                title: .said(
                    drawing.title(
                        of: edition,
                        edition.place.code.map { names[$0] ?? LocalizedText(kk: $0.rawValue) }
                            ?? .said("registry.lists.central", by: request)), by: request),
                updated: edition.publishedAt,
                path: "lists/\(edition.place.word)/editions/\(edition.id.text)",
                summary: edition.basis)
        }
    }
}

extension Drawing {
    fileprivate func title(of edition: ListEdition, _ place: LocalizedText) -> Message {
        Message(
            "registry.listEdition.title",
            ["number": String(edition.number), "place": words(place)])
    }

    fileprivate func row(_ edition: ListEdition) -> [String: Model] {
        [
            "id": .text(edition.id.text), "number": .count(edition.number),
            "heading": text(
                Message("registry.listEdition.heading", ["number": String(edition.number)])),
            "basis": .text(edition.basis), "day": day(edition.day),
            "published": .text(LocalMoment(edition.publishedAt).words(in: language)),
            "author": .optional(edition.author), "count": .count(edition.officials),
        ]
    }
}
