import KazakhstanFormats
import PluginKit

extension Coverage {
    /// So many bodies without an official are named in a report; how many more there are is said.
    private static let named = 500

    /// The coverage for the head of an agency: to be printed, in the reader's language.
    static let report = Page.view("coverage/report", .public, by: CoverageQuery.self) {
        request, query, _ in
        var query = query
        query.page = 1
        let coverage = try await read(
            query, today: request.today, pageLength: named, from: request.database)
        let regions = try await Places.regions(on: coverage.on, in: request.database)
        let drawing = Drawing(request: request)
        let others = coverage.without.total - coverage.without.items.count
        return View(
            "registry/coverage-report", title: "registry.coverage.report",
            [
                "lead": drawing.lead(coverage.on),
                "scope": .optional(drawing.scope(query, regions)),
                "summary": drawing.summary(coverage.figures),
                "details": drawing.details(coverage.figures),
                "byLevel": .list(
                    coverage.byLevel.map { drawing.row(drawing.choice($0.level), $0.figures) }),
                "byRegion": .list(coverage.byRegion.map(drawing.row)),
                "without": .list(coverage.without.items.map { drawing.row($0, regions, []) }),
                "others": others > 0
                    ? drawing.text(
                        Message("registry.coverage.others", count: others)) : .none,
            ])
    }
}

extension Drawing {
    fileprivate func summary(_ figures: CoverageFigures) -> Model {
        guard let share = figures.share else { return .none }
        return text(
            Message(
                "registry.coverage.summary",
                [
                    "total": String(figures.total), "covered": String(figures.covered),
                    "share": percent(share), "published": String(figures.published),
                ]))
    }

    /// Of which bodies the figures are; empty where of all.
    func scope(_ query: CoverageQuery, _ regions: [Region]) -> String {
        let level = query.level.map { request.text(Message($0.label)) }
        let region = query.region.flatMap { code in
            regions.first { $0.code == code.region }.map { words($0.name) }
        }
        return [level, region].compactMap(\.self).joined(separator: ", ")
    }
}
