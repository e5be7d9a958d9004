import KazakhstanFormats
import PluginKit

/// One row of the figures: of all bodies, of a level or of a region.
enum CoverageGroup {
    case all(CoverageFigures)
    case level(LevelCoverage)
    case region(RegionCoverage)

    init(_ row: Row) throws {
        var cells = row.cells
        let isOfLevel: Bool = try cells.next()
        let isOfRegion: Bool = try cells.next()
        let level: Level? = try cells.next()
        let region: KATOCode? = try cells.next()
        let figures = CoverageFigures(
            total: try cells.next(), covered: try cells.next(), published: try cells.next(),
            actingOnly: try cells.next(), below: try cells.next(), unknownRank: try cells.next(),
            withoutOrder: try cells.next(), withoutContacts: try cells.next(),
            unconfirmedContacts: try cells.next(), noKazakh: try cells.next())
        try cells.end()
        if isOfLevel, let level {
            self = .level(LevelCoverage(level: level, figures: figures))
        } else if isOfRegion {
            self = .region(RegionCoverage(region: region, figures: figures))
        } else {
            self = .all(figures)
        }
    }
}

extension UncoveredBody {
    init(_ row: Row) throws {
        var cells = row.cells
        self.init(
            id: try cells.next(), name: try cells.localized(), level: try cells.next(),
            kind: try cells.next(), katoCode: try cells.next(),
            since: try cells.next())
        try cells.end()
    }
}
