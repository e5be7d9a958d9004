import KazakhstanFormats
import PluginKit

extension Coverage {
    static let pages: [Page] = [
        Page.view("coverage", .public, by: CoverageQuery.self) { request, query, paging in
            var query = query
            query.page = paging.page
            let asked = query
            // The same on every page of the bodies.
            async let trend =
                query.page > 1
                ? nil
                : CoverageTrend.read(asked, today: request.today, from: request.database)
            let coverage = try await read(query, today: request.today, from: request.database)
            let regions = try await Places.regions(on: coverage.on, in: request.database)
            let kinds = try await Kinds.list(on: coverage.on, from: request.database)
            return coverage.view(for: request, query, regions, kinds, try await trend)
        },
        report,
    ]

    private func view(
        for request: Request, _ query: CoverageQuery, _ regions: [Region], _ kinds: [BodyKind],
        _ trend: CoverageTrend?
    ) -> View {
        let drawing = Drawing(request: request)
        let paging = Paging(page: without.page, perPage: CoverageQuery.pageLength)
        return View(
            "registry/coverage", title: "registry.coverage.title",
            [
                "on": .text(on.iso8601), "level": .text(query.level?.rawValue ?? ""),
                "region": .text(query.region?.rawValue ?? ""), "lead": drawing.lead(on),
                "regions": drawing.regions(regions, chosen: query.region),
                "levels": drawing.choices(chosen: query.level),
                "isEmpty": .flag(figures.total == 0),
                "vacantFor": .optional(query.vacantFor.map(String.init)),
                "map": query.region == nil
                    ? CoverageMap(regions, figures: byRegion).model(for: drawing, query) : .none,
                "trend": trend.map { CoverageChart($0).model(for: drawing) } ?? .none,
                "figures": drawing.mainFigures(figures), "details": drawing.details(figures),
                "byLevel": .list(
                    byLevel.map { drawing.row(drawing.choice($0.level), $0.figures) }),
                "byRegion": .list(byRegion.map(drawing.row)),
                "without": .list(without.items.map { drawing.row($0, regions, kinds) }),
                "isBeyond": .flag(without.items.isEmpty && without.total > 0),
                "paging": without.total == 0 ? .none : .paging(.exact(without.total), paging),
            ])
    }
}

extension Drawing {
    fileprivate func mainFigures(_ figures: CoverageFigures) -> Model {
        [
            figure(.count(figures.total), "total"), figure(.count(figures.covered), "covered"),
            figure(share(figures.share), "share"), figure(.count(figures.published), "published"),
        ]
    }

    /// Each leads those who may read designations to the list that is behind it.
    func details(_ figures: CoverageFigures) -> Model {
        [
            figure(.count(figures.actingOnly), "actingOnly", list: "kind=acting"),
            figure(.count(figures.below), "below", list: "gap=below"),
            figure(.count(figures.unknownRank), "unknownRank", list: "gap=unknownRank"),
            figure(.count(figures.withoutOrder), "withoutOrder", list: "gap=withoutOrder"),
            figure(.count(figures.withoutContacts), "withoutContacts", list: "gap=withoutContacts"),
            figure(
                .count(figures.unconfirmedContacts), "unconfirmedContacts",
                list: "gap=unconfirmedContacts"),
            figure(.count(figures.noKazakh), "noKazakh", list: "gap=withheld"),
        ]
    }

    private func figure(_ value: Model, _ name: String, list: String? = nil) -> Model {
        [
            "value": value, "label": text(Message(TextKey("registry.coverage.\(name)"))),
            "list": request.may(.readDesignations) ? .optional(list) : .none,
        ]
    }

    func row(_ name: Model, _ figures: CoverageFigures) -> Model {
        [
            "name": name.asText, "total": .count(figures.total),
            "covered": .count(figures.covered), "share": share(figures.share),
        ]
    }

    func row(_ region: RegionCoverage) -> Model {
        row(
            region.name.map { localized($0) } ?? text(Message("registry.coverage.noRegion")),
            region.figures)
    }

    func lead(_ day: Day) -> Model {
        text(Message("registry.coverage.lead", ["day": day.words(in: language)]))
    }

    func row(_ body: UncoveredBody, _ regions: [Region], _ kinds: [BodyKind]) -> Model {
        let region = body.katoCode.flatMap { code in
            regions.first { $0.code == code.region }?.name
        }
        return [
            "id": .text(body.id.text), "name": localized(body.name), "level": choice(body.level),
            "kind": localized(kinds.first { $0.code == body.kind }?.name),
            "region": localized(region), "since": day(body.since),
        ]
    }
}

extension Model {
    /// A plain text in the form of a localized one, so that one template draws both.
    fileprivate var asText: Model {
        if case .text(let words) = self { return .words(words, in: nil) }
        return self
    }
}
