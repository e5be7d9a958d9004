import KazakhstanFormats
import PluginKit

extension Coverage {
    /// The coverage for a spreadsheet: all figures, and all bodies without an official. Source: REG-4.
    static let document = Document("coverage", .xlsx, access: .public, by: CoverageQuery.self) {
        request, query in
        var query = query
        query.page = 1
        let asked = query
        async let trend = CoverageTrend.read(asked, today: request.today, from: request.database)
        let coverage = try await read(
            query, today: request.today, pageLength: .max, from: request.database)
        let regions = try await Places.regions(on: coverage.on, in: request.database)
        let kinds = try await Kinds.list(on: coverage.on, from: request.database)
        let drawing = Drawing(request: request)
        let place = query.region.map { "\($0.region.rawValue)-" } ?? ""
        return .sheets(
            [
                Sheet("registry.coverage.byLevel", coverage.levelRows(of: query, regions, drawing)),
                Sheet(
                    "registry.coverage.byRegion",
                    coverage.byRegion.map { drawing.figures(of: $0, on: coverage.on) }),
                Sheet("registry.coverage.trend", try await trend.days),
                Sheet(
                    "registry.coverage.without",
                    coverage.without.items.map { drawing.vacancy($0, regions, kinds) }),
            ], named: "coverage-\(place)\(coverage.on.iso8601)")
    }

    /// The figures of all bodies that are asked for, and those of each level.
    private func levelRows(
        of query: CoverageQuery, _ regions: [Region], _ drawing: Drawing
    ) -> [CoverageRow] {
        let scope = drawing.scope(query, regions)
        let all = drawing.request.text("registry.coverageRow.all")
        let name = scope.isEmpty ? all : "\(all) (\(scope))"
        return [CoverageRow(name: name, on: on, figures: figures)]
            + byLevel.map {
                CoverageRow(
                    name: drawing.request.text(Message($0.level.label)), on: on, figures: $0.figures
                )
            }
    }
}

extension Drawing {
    fileprivate func figures(of region: RegionCoverage, on day: Day) -> CoverageRow {
        CoverageRow(
            name: region.name.map { words($0) } ?? request.text("registry.coverage.noRegion"),
            on: day, figures: region.figures)
    }

    fileprivate func vacancy(
        _ body: UncoveredBody, _ regions: [Region], _ kinds: [BodyKind]
    ) -> VacancyRow {
        let region = body.katoCode.flatMap { code in regions.first { $0.code == code.region } }
        return VacancyRow(
            level: body.level, kind: words(kinds.first { $0.code == body.kind }?.name),
            region: words(region?.name), body: words(body.name), since: body.since)
    }
}

/// A row of figures as it stands in a sheet.
private struct CoverageRow: Described {
    /// Of a level or a region, in the reader's language.
    var name = ""
    var on = Day(daysSince2000: 0)
    var figures = CoverageFigures()

    static let fields = Fields(
        "CoverageRow", texts: "registry.coverageRow", blank: CoverageRow(),
        [
            Field("name", told: \.name), Field("on", told: \.on),
            Field("total", told: \.figures.total), Field("covered", told: \.figures.covered),
            Field("share", told: \.figures.share, .share),
            Field("published", told: \.figures.published),
            Field("actingOnly", told: \.figures.actingOnly),
            Field("below", told: \.figures.below),
            Field("unknownRank", told: \.figures.unknownRank),
            Field("withoutOrder", told: \.figures.withoutOrder),
            Field("withoutContacts", told: \.figures.withoutContacts),
            Field("unconfirmedContacts", told: \.figures.unconfirmedContacts),
            Field("noKazakh", told: \.figures.noKazakh),
        ])
}

/// A body without an official as it stands in a sheet: with names instead of codes, in the reader's language.
private struct VacancyRow: Described {
    var level = Level.central
    var kind = ""
    var region = ""
    var body = ""
    /// The first day without an official.
    var since: Day?

    static let fields = Fields(
        "VacancyRow", texts: "registry.coverageRow", blank: VacancyRow(),
        [
            Field("level", told: \.level), Field("kind", told: \.kind),
            Field("region", told: \.region), Field("body", told: \.body),
            Field("since", told: \.since),
        ])
}
