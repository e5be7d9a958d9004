import KazakhstanFormats
import PluginKit

/// The regions as tiles that lie to each other as on a map: equal in size, since bodies are counted, not
/// land. A tile says its figures in words and numbers; its shade only repeats them.
struct CoverageMap {
    private static let side = 118
    private static let gap = 6
    private static let columns = 7

    /// Column and row by the first two digits of the code, from the north-west.
    private static let places: [String: (column: Int, row: Int)] = [
        "59": (3, 0),
        "27": (0, 1), "39": (2, 1), "11": (3, 1), "55": (4, 1),
        "23": (0, 2), "15": (1, 2), "62": (2, 2), "71": (3, 2), "35": (4, 2), "10": (5, 2),
        "63": (6, 2),
        "47": (0, 3), "43": (2, 3), "61": (3, 3), "31": (4, 3), "19": (5, 3), "33": (6, 3),
        "79": (3, 4), "75": (5, 4),
    ]

    struct Tile {
        let region: RegionCoverage
        let code: KATOCode
        let name: LocalizedText
        let x: Int
        let y: Int
    }

    let tiles: [Tile]

    /// - Parameters:
    ///   - regions: All regions of the day; those without a place in the table stand below the others.
    ///   - figures: Of those regions that have bodies.
    init(_ regions: [Region], figures: [RegionCoverage]) {
        var below = 0
        tiles = regions.map { region in
            let known = Self.places[String(region.code.rawValue.prefix(2))]
            let place = known ?? (column: below % Self.columns, row: 5 + below / Self.columns)
            if known == nil { below += 1 }
            let own = figures.first { $0.region == region.code }
            return Tile(
                region: own ?? RegionCoverage(region: region.code, name: region.name),
                code: region.code, name: region.name, x: place.column * (Self.side + Self.gap),
                y: place.row * (Self.side + Self.gap))
        }
    }

    func model(for drawing: Drawing, _ query: CoverageQuery) -> Model {
        let height = (tiles.map(\.y).max() ?? 0) + Self.side
        return [
            "width": .count(Self.columns * (Self.side + Self.gap) - Self.gap),
            "height": .count(height), "side": .count(Self.side),
            "level": .text(query.level?.rawValue ?? ""),
            "legend": .list(
                ["nothing", "0", "1", "2", "3", "4"].map { shade in
                    [
                        "shade": .text(shade),
                        "words": drawing.text(Message(TextKey("registry.coverage.shade.\(shade)"))),
                    ]
                }),
            "tiles": .list(tiles.map { $0.model(for: drawing) }),
        ]
    }
}

extension CoverageMap.Tile {
    fileprivate func model(for drawing: Drawing) -> Model {
        let figures = region.figures
        let share = drawing.share(figures.share)
        let lines = Self.lines(of: drawing.words(name))
        return [
            "code": .text(code.rawValue), "x": .count(x), "y": .count(y),
            "shade": .text(shade), "share": share,
            "middle": .count(x + 59), "shareLine": .count(y + 98),
            "label": drawing.text(
                Message(
                    "registry.coverage.tile",
                    [
                        "name": drawing.words(name), "covered": String(figures.covered),
                        "total": String(figures.total),
                    ])),
            "count": .text("\(figures.covered) / \(figures.total)"),
            "countLine": .count(y + 76),
            "lines": .list(
                lines.enumerated().map { ["text": .text($1), "y": .count(y + 24 + 16 * $0)] }),
        ]
    }

    /// From `none` to `all`, by quarters.
    private var shade: String {
        guard let share = region.figures.share else { return "nothing" }
        return share >= 1 ? "4" : String(Int(share * 4))
    }

    /// The name in lines that a tile has room for: without the word for a region, with a short one for a city.
    private static func lines(of name: String) -> [String] {
        let short = ["облысы": "", "область": "", "қаласы": "қ.", "город": "г."]
        let words = name.split(separator: " ").map { word in
            short[word.lowercased()].map { Substring($0) } ?? word
        }.filter { !$0.isEmpty }
        return words.flatMap { word in
            let parts = word.split(separator: "-")
            return parts.indices.map { "\(parts[$0])\($0 == parts.indices.last ? "" : "-")" }
        }
    }
}
