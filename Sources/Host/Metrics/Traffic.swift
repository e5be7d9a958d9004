import HTTPTypes

/// The requests that were answered, by the plugin whose route took them.
final class Traffic: Sendable {
    /// Of what belongs to no plugin.
    static let host = "host"

    private let byOwner: [String: Answered]
    private let ofHost: Answered

    init(plugins: [String]) {
        ofHost = Answered()
        byOwner = Dictionary(
            [(Self.host, ofHost)] + plugins.map { ($0, Answered()) }
        ) { first, _ in first }
    }

    /// Those of a plugin; of the host where none is named.
    func answered(of plugin: String?) -> Answered { plugin.flatMap { byOwner[$0] } ?? ofHost }

    var families: [MetricFamily] {
        let owners = byOwner.sorted { $0.key < $1.key }
        return [
            MetricFamily(
                "arna_http_requests_total", .counter,
                "Requests that were answered, by plugin, method and class of status.",
                owners.flatMap { $1.samples([("plugin", $0)]) }),
            MetricFamily(
                "arna_http_request_duration_seconds", .histogram,
                "From the head of a request until its answer was ready to be sent.",
                owners.flatMap { $1.durations.samples([("plugin", $0)]) }),
        ]
    }
}

/// The requests that one owner's routes answered; counted without a lock.
final class Answered: Sendable {
    let durations = Histogram()
    private let counters = (0..<methods.count * classes).map { _ in Counter() }

    /// Any other is counted as the last.
    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "other"]
    /// From 1xx to 5xx.
    private static let classes = 5

    func count(_ method: HTTPRequest.Method, _ status: HTTPResponse.Status, nanoseconds: Int) {
        let row = Self.methods.firstIndex(of: method.rawValue) ?? Self.methods.count - 1
        let column = min(max(status.code / 100, 1), Self.classes) - 1
        counters[row * Self.classes + column].add()
        durations.add(nanoseconds: nanoseconds)
    }

    func samples(_ labels: [MetricLabel]) -> [MetricSample] {
        counters.enumerated().compactMap { index, counter in
            guard counter.value > 0 else { return nil }
            let (row, column) = index.quotientAndRemainder(dividingBy: Self.classes)
            return MetricSample(
                Double(counter.value),
                labels + [("method", Self.methods[row]), ("status", "\(column + 1)xx")])
        }
    }
}
