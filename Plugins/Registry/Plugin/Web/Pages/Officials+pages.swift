import Foundation
import KazakhstanFormats
import PluginKit

extension Officials {
    static let pages: [Page] = [
        Page.view("", .public, by: OfficialQuery.self, listPage),
        Page.view("officials", .public, by: OfficialQuery.self, listPage),
        Page.view("officials/{id}", .public, by: Nothing.self) { request, _, _ in
            guard
                let official = try await find(
                    request.id, today: request.today, from: request.database)
            else { throw Missing() }
            return try await card(official, for: request)
        },
    ]

    @Sendable private static func listPage(
        _ request: Request, _ query: OfficialQuery, _ paging: Paging
    ) async throws -> View {
        let day = query.on ?? request.today
        async let regions = Places.regions(on: day, in: request.database)
        async let withheld = withheld(on: day, from: request.database)
        let listing = try await list(query, paging, today: request.today, from: request.database)
        let (known, count) = try await (regions, withheld)
        let drawing = Drawing(request: request)
        return View(
            "registry/officials", title: "registry.officials.title",
            [
                "q": .text(query.q ?? ""), "regions": drawing.regions(known, chosen: query.region),
                "levels": drawing.choices(chosen: query.level),
                "isFiltered": .flag(!query.isOpen),
                "officials": .list(try listing.items.map { try drawing.row($0, regions: known) }),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                "export": listing.total.count == 0 ? .none : .export("officials"),
                "withheld": count == 0
                    ? .none : drawing.text(Message("registry.officials.withheld", count: count)),
                "mayRecord": .flag(request.may(.editDesignations)),
            ])
    }

    private static func card(_ official: Official, for request: Request) async throws -> View {
        let drawing = Drawing(request: request)
        let regions = try await Places.regions(on: request.today, in: request.database)
        let name = drawing.words(official.person.fullName)
        var members = try drawing.details(
            official, regions: regions,
            mayRead: try await request.may(.readDesignations, for: official.bodyId))
        members["successors"] = try await successors(of: official.bodyId, for: request)
        return View(
            "registry/official", title: Message("registry.official.pageTitle", ["name": name]),
            .object(members))
    }

    /// Who answers for a body that is there no more.
    private static func successors(of id: UUID, for request: Request) async throws -> Model {
        let (today, database) = (request.today, request.database)
        guard let body = try await Bodies.find(id, near: today, from: database),
            let end = body.validTo, end < today, !body.successorIds.isEmpty
        else { return [] }
        let names = try await Bodies.names(of: body.successorIds, on: today, from: database)
        let drawing = Drawing(request: request)
        return .list(body.successorIds.map { drawing.link($0, names[$0]) })
    }
}

extension Drawing {
    func row(_ official: Official, regions: [Region]) throws -> Model {
        let region = official.katoCode.flatMap { code in
            regions.first { $0.code == code.region }?.name
        }
        return [
            "id": .text(official.id.text), "bodyId": .text(official.bodyId.text),
            "body": localized(official.bodyName), "level": choice(official.level),
            "region": localized(region), "name": localized(official.person.fullName),
            "position": localized(official.position),
            "acting": .flag(official.kind == .acting), "deputy": .flag(official.kind == .deputy),
            "contacts": try contacts(official.contacts),
            "receptionHours": localized(official.receptionHours),
            "receptionPlace": localized(official.receptionPlace),
            "ended": isEnded(official)
                ? period(from: official.validFrom, to: official.validTo) : .none,
        ]
    }

    private func isEnded(_ official: Official) -> Bool {
        official.validTo.map { $0 < request.today } ?? false
    }

    fileprivate func details(
        _ official: Official, regions: [Region], mayRead: Bool
    ) throws -> [String: Model] {
        guard case .object(var members) = try row(official, regions: regions) else { return [:] }
        members["kind"] = choice(official.kind)
        members["period"] = period(from: official.validFrom, to: official.validTo)
        members["isEnded"] = .flag(isEnded(official))
        members["topics"] = .list(official.topics.map { .text($0) })
        members["mayRead"] = .flag(mayRead)
        members["appeals"] = appeals
        return members
    }
}

extension PublicName {
    var fullName: LocalizedText {
        Person(surname: surname, givenName: givenName, patronymic: patronymic).fullName
    }
}
