/// How many of a kind took how long, in steps; without a lock.
final class Histogram: Sendable {
    /// Upper bounds in seconds: from what one statement takes to what a person gives up at.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private static let nanoseconds = bounds.map { Int($0 * 1e9) }
    /// One for each bound and one for what is beyond.
    private let steps = (0...bounds.count).map { _ in Counter() }
    private let sum = Counter()

    func add(nanoseconds: Int) {
        let step = Self.nanoseconds.firstIndex { nanoseconds <= $0 } ?? Self.nanoseconds.count
        steps[step].add()
        sum.add(nanoseconds)
    }

    /// As the text format has it: counts that grow from bound to bound, the sum and the number.
    func samples(_ labels: [MetricLabel]) -> [MetricSample] {
        var count = 0
        var samples: [MetricSample] = []
        for (step, bound) in zip(steps, Self.bounds.map(MetricSample.text) + ["+Inf"]) {
            count += step.value
            samples.append(
                MetricSample(Double(count), labels + [("le", bound)], suffix: "_bucket"))
        }
        return samples + [
            MetricSample(Double(sum.value) / 1e9, labels, suffix: "_sum"),
            MetricSample(Double(count), labels, suffix: "_count"),
        ]
    }
}
