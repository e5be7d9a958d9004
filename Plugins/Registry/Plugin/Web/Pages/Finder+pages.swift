import KazakhstanFormats
import PluginKit

extension Finder {
    static let pages: [Page] = [
        .view("finder", .public, by: FinderPageQuery.self) { request, query, _ in
            let drawing = Drawing(request: request)
            var members: [String: Model] = [
                "q": .text(query.q ?? ""), "topic": .text(query.topic ?? ""),
                "appeals": drawing.appeals,
            ]
            let search = try await places(query, for: request)
            if let code = query.place ?? search?.only,
                let finder = try await read(
                    FinderQuery(place: code, topic: query.topic), on: request.today,
                    from: request.database)
            {
                members["found"] = try drawing.finder(finder, topic: query.topic)
            } else if let search {
                members["places"] = .list(search.items.map(drawing.place))
                members["isMore"] = .flag(search.total.count > search.items.count)
                members["isNowhere"] = .flag(search.items.isEmpty)
            } else {
                members["isNowhere"] = .flag(query.place != nil)
            }
            return View("registry/finder", title: "registry.finder.title", .object(members))
        }
    ]

    /// The places that are called as what was typed; nil where nothing was.
    private static func places(
        _ query: FinderPageQuery, for request: Request
    ) async throws -> Listing<Place>? {
        guard query.place == nil, let typed = query.q, !typed.allSatisfy(\.isWhitespace) else {
            return nil
        }
        return try await PlaceSearch(text: typed, parent: nil, day: request.today)
            .found(Paging(perPage: PlaceSearch.longest), in: request.database)
    }
}

extension Listing<Place> {
    fileprivate var only: KATOCode? { total.count == 1 ? items.first?.code : nil }
}

extension Drawing {
    func place(_ place: Place) -> Model {
        [
            "code": .text(place.code.rawValue), "name": localized(place.name),
            "path": localized(place.path), "formerName": localized(place.formerName),
        ]
    }

    fileprivate func finder(_ finder: Finder, topic: String?) throws -> Model {
        [
            "place": place(finder.place),
            "topics": .list(finder.topics.map { .text($0) }),
            "asksForTopic": .flag(!finder.topics.isEmpty || topic != nil),
            "rings": .list(
                try finder.rings.indices.map { index in
                    try ring(finder.rings[index], before: finder.rings[(index + 1)...])
                }),
            "isNobody": .flag(finder.rings.allSatisfy(\.officials.isEmpty)),
        ]
    }

    /// A level that has nobody names the next one up that has.
    private func ring(_ ring: FinderRing, before others: ArraySlice<FinderRing>) throws -> Model {
        let next = others.first { !$0.officials.isEmpty }.map { next in
            next.place.map { words($0.name) } ?? request.text(Message(Level.central.label))
        }
        return [
            "place": localized(ring.place?.name),
            "isEmpty": .flag(ring.officials.isEmpty),
            "next": next.map { text(Message("registry.finder.next", ["next": $0])) } ?? .none,
            "officials": .list(try ring.officials.map(official)),
            "without": .list(
                ring.without.map { ["id": .text($0.id.text), "name": localized($0.name)] }),
        ]
    }

    private func official(_ official: Official) throws -> Model {
        guard case .object(var members) = try row(official, regions: []) else { return .none }
        members["receptionPlace"] = localized(official.receptionPlace)
        members["topics"] = .list(official.topics.map { .text($0) })
        return .object(members)
    }
}
