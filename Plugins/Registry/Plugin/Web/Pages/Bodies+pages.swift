import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    static let pages: [Page] =
        [
            Page.view("bodies", .public, by: BodyQuery.self) { request, query, paging in
                let day = query.on ?? request.today
                async let regions = Places.regions(on: day, in: request.database)
                async let kinds = Kinds.list(on: day, from: request.database)
                let listing = try await list(
                    query, on: day, paging, in: request.language, from: request.database)
                let known = try await (regions, kinds)
                return listView(listing, query, paging, known.0, known.1, for: request)
            },
            Page.view("bodies/{id}", .public, by: OnDay.self) { request, query, _ in
                let day = query.on ?? request.today
                guard let body = try await find(request.id, near: day, from: request.database)
                else {
                    throw Missing()
                }
                return try await BodyPage(body: body, day: day, request: request).view()
            },
        ] + formPages

    private static func listView(
        _ listing: Listing<Body>, _ query: BodyQuery, _ paging: Paging, _ regions: [Region],
        _ kinds: [BodyKind], for request: Request
    ) -> View {
        let drawing = Drawing(request: request)
        return View(
            "registry/bodies", title: "registry.bodies.title",
            [
                "q": .text(query.q ?? ""),
                "regions": drawing.regions(regions, chosen: query.region),
                "levels": drawing.choices(chosen: query.level),
                "kinds": drawing.kinds(kinds, chosen: query.kind),
                "isFiltered": .flag(!query.isOpen),
                "bodies": .list(listing.items.map { drawing.row($0, regions, kinds) }),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                "export": listing.total.count == 0 ? .none : .export("bodies"),
                "mayEdit": .flag(request.may(.editBodies)),
            ])
    }
}

extension Drawing {
    func row(_ body: Body, _ regions: [Region], _ kinds: [BodyKind]) -> Model {
        [
            "id": .text(body.id.text), "name": localized(body.name),
            "level": choice(body.level),
            "kind": localized(kinds.first { $0.code == body.kind }?.name),
            "region": localized(
                body.katoCode.flatMap { code in
                    regions.first { $0.code == code.region }?.name
                }),
        ]
    }
}
