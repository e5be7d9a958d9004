import KazakhstanFormats
import PluginKit

extension Lists {
    static let pages: [Page] = [
        .view("lists", .public, by: ListQuery.self) { request, query, paging in
            try await overview(query, paging, for: request)
        },
        .view("lists/{place}", .public, by: Nothing.self) { request, _, paging in
            try await view("registry/list", paging, for: request)
        },
        .view("lists/{place}/table", .public, by: Nothing.self) { request, _, _ in
            try await whole("registry/list-table", for: request)
        }.alone(),
        .view("lists/{place}/embed", .public, by: Nothing.self) { request, _, paging in
            let list = try await current(request)
            return try await shown(list, "registry/list-embed", paging, for: request)
        }.framed(by: .embedSites),
    ]

    private static func overview(
        _ query: ListQuery, _ paging: Paging, for request: Request
    ) async throws -> View {
        let listing = try await list(query, paging, for: request)
        let regions = try await Places.regions(
            on: query.on ?? request.today, in: request.database)
        let drawing = Drawing(request: request)
        return View(
            "registry/lists", title: "registry.lists.title",
            [
                "regions": drawing.regions(regions, chosen: query.region),
                "placed": .options(
                    [("true", "registry.lists.placed"), ("false", "registry.lists.notPlaced")].map {
                        Form.Offer(value: $0.0, label: request.text(Message($0.1)))
                    }, chosen: query.placed.map(String.init)),
                "isFiltered": .flag(query.region != nil || query.placed != nil),
                "lists": .list(listing.items.map { .object(drawing.row($0)) }),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? Model.none : .paging(listing.total, paging),
            ])
    }

    /// The page of a list, with what may be done with it.
    private static func view(
        _ template: String, _ paging: Paging, for request: Request
    ) async throws -> View {
        let list = try await current(request)
        let view = try await shown(list, template, paging, for: request)
        guard case .object(var members) = view.model else { return view }
        let drawing = Drawing(request: request)
        members["mayPublish"] = .flag(try await mayPublish(list.place, by: request))
        members["isFramed"] = .flag(!request.settings[.embedSites].names.isEmpty)
        if request.may(.readDesignations) {
            let placements = try await ListPlacements.list(
                of: list.place, Paging(), from: request.database)
            members["placements"] = .list(placements.items.map { drawing.row($0) })
            members["hasMorePlacements"] = .flag(
                placements.total.count > placements.items.count)
        }
        return View(template, title: view.title, .object(members))
    }

    /// A list with all of its officials.
    static func whole(_ template: String, for request: Request) async throws -> View {
        let list = try await currentAtOnce(request)
        return try await shown(
            list, template, Paging(perPage: max(1, list.officials)), for: request)
    }

    /// A list with some of its officials.
    private static func shown(
        _ list: OfficialList, _ template: String, _ paging: Paging, for request: Request
    ) async throws -> View {
        let officials = try await Officials.list(
            OfficialQuery(place: list.place), paging, today: request.today, from: request.database)
        let regions = try await Places.regions(on: request.today, in: request.database)
        let drawing = Drawing(request: request)
        var members = drawing.row(list)
        members["officials"] = .list(
            try officials.items.map { try drawing.row($0, regions: regions) })
        members["isBeyond"] = .flag(officials.items.isEmpty && officials.total.count > 0)
        members["paging"] =
            officials.total.count == 0 ? Model.none : .paging(officials.total, paging)
        members["asOf"] = drawing.text(
            Message(
                "registry.lists.asOf", ["day": request.today.words(in: request.language)]))
        members["withheldNote"] =
            list.withheld == 0
            ? Model.none
            : drawing.text(Message("registry.officials.withheld", count: list.withheld))
        return View(template, title: drawing.title(of: list.name), .object(members))
    }
}

extension Drawing {
    /// What a page of a list is called: «Абай облысы: уполномоченные должностные лица».
    func title(of place: LocalizedText) -> Message {
        Message("registry.lists.of", ["place": words(place)])
    }

    func row(_ list: OfficialList) -> [String: Model] {
        [
            "place": .text(list.place.word), "name": localized(list.name),
            "heading": text(title(of: list.name)),
            "count": .count(list.officials), "withheld": .count(list.withheld),
            "edition": list.edition.map { .count($0) } ?? Model.none,
            "published": day(list.publishedAt.map { LocalMoment($0).day }),
            "address": .optional(list.address), "placedOn": day(list.placedOn),
        ]
    }

    func row(_ placement: ListPlacement) -> Model {
        [
            "id": .text(placement.id.text), "address": .text(placement.address),
            "placedOn": day(placement.placedOn), "removedOn": day(placement.removedOn),
            "author": .optional(placement.author),
        ]
    }
}
