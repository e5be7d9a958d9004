import KazakhstanFormats
import PluginKit

/// The share of covered bodies by months, as bars with their numbers.
struct CoverageChart {
    private static let step = 64
    private static let height = 120

    private let trend: CoverageTrend

    init(_ trend: CoverageTrend) { self.trend = trend }

    func model(for drawing: Drawing) -> Model {
        [
            "width": .count(trend.days.count * Self.step), "height": .count(Self.height + 60),
            "ground": .count(Self.height + 24), "label": .count(Self.height + 46),
            "bars": .list(
                trend.days.enumerated().map { index, day in
                    bar(day, at: index * Self.step, for: drawing)
                }),
        ]
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func bar(_ day: CoverageDay, at x: Int, for drawing: Drawing) -> Model {
        let height = Int((day.figures.share ?? 0) * Double(Self.height))
        let (year, month, ofMonth) = day.on.components
        let top = Self.height + 24 - height
        return [
            "x": .count(x + 8), "middle": .count(x + Self.step / 2), "top": .count(top),
            "width": .count(Self.step - 16), "height": .count(height),
            "number": .count(top - 6), "share": drawing.share(day.figures.share),
            // The month; of a day within one, the day.
            "mark": .text(
                ofMonth == 1
                    ? "\(twoDigits(month)).\(twoDigits(year % 100))"
                    : "\(twoDigits(ofMonth)).\(twoDigits(month))"),
            "day": drawing.day(day.on), "total": .count(day.figures.total),
            "covered": .count(day.figures.covered),
        ]
    }
}
