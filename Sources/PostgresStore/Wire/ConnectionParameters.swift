import CLibpq
import Foundation

/// What libpq is told when it connects.
struct ConnectionParameters: Sendable {
    private let pairs: [(keyword: String, value: String)]

    /// - Parameter settings: session settings given with the connection, so that RESET returns
    ///   to them.
    init(_ configuration: Postgres.Configuration, settings: [(name: String, value: String)]) {
        let fixed = [("TimeZone", "UTC"), ("DateStyle", "ISO")] + settings
        let options = fixed.map { "-c \($0)=\($1)" }
        let given = Self.givenOptions(in: configuration.url)
        pairs = [
            ("dbname", configuration.url),
            ("client_encoding", "UTF8"),
            ("application_name", configuration.applicationName),
            ("connect_timeout", String(max(2, configuration.connectTimeout.components.seconds))),
            ("options", ([given].filter { !$0.isEmpty } + options).joined(separator: " ")),
        ]
    }

    /// Lends the arrays that `PQconnectdbParams` takes, each closed by NULL.
    func withCStrings<R>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> R
    ) -> R {
        let keywords = pairs.map { strdup($0.keyword) }
        let values = pairs.map { strdup($0.value) }
        defer { (keywords + values).forEach { free($0) } }
        return body(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
    }

    /// The address's own `options`, which ours are added to.
    private static func givenOptions(in url: String) -> String {
        guard let parsed = PQconninfoParse(url, nil) else { return "" }
        defer { PQconninfoFree(parsed) }
        var option = parsed
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "options", let value = option.pointee.val {
                return String(cString: value)
            }
            option += 1
        }
        return ""
    }
}
