public import KazakhstanFormats

/// That an endpoint is to be called no longer, from which day on it may be gone, and what takes its place.
///
/// Every answer says so (`Deprecation`, RFC 9745; `Sunset`, RFC 8594; `Link` with `successor-version`), and the
/// description has `deprecated: true`.
public struct Deprecation: Sendable, Hashable {
    public let since: Day
    public let sunset: Day
    /// The path of the endpoint that takes its place, with the names that its own path has; nil where none does.
    public let successor: String?

    /// How many days an endpoint that is deprecated is still served.
    public static let leastDays = 365
}

extension Endpoint {
    /// The same endpoint, to be called no longer.
    /// - Parameters:
    ///   - since: `2026-11-30`
    ///   - sunset: The first day on which it may be gone.
    ///   - successor: The path of what takes its place, relative to the plugin.
    /// - Precondition: Who calls it has a year, and what the successor's path names stands in its own.
    public func deprecated(
        since: String, sunset: String, successor: String? = nil
    ) -> Endpoint {
        guard let since = try? Day(iso8601: since), let sunset = try? Day(iso8601: sunset) else {
            preconditionFailure("\(path) is deprecated on a day that is none")
        }
        precondition(
            since.days(until: sunset) >= Deprecation.leastDays,
            "\(path) would be gone within a year")
        precondition(
            Set(successor?.namesInBraces ?? []).isSubset(of: path.namesInBraces),
            "the successor of \(path) has names that it has not")
        var endpoint = self
        endpoint.deprecation = Deprecation(since: since, sunset: sunset, successor: successor)
        return endpoint
    }
}

extension String {
    fileprivate var namesInBraces: [Substring] {
        split(separator: "/").filter { $0.hasPrefix("{") }
    }
}
