import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

/// What every answer of an endpoint says that is to be called no longer: since when (RFC 9745), until when
/// (RFC 8594), what takes its place and where more is told.
struct DeprecationFields {
    private let since: HTTPField
    private let sunset: HTTPField
    /// As a path with names in braces.
    private let successor: String?

    init?(_ endpoint: Endpoint, of plugin: String) {
        guard let deprecation = endpoint.deprecation else { return nil }
        let begun = Int(deprecation.since.begin.timeIntervalSince1970)
        since = HTTPField(name: .deprecation, value: "@\(begun)")
        sunset = HTTPField(
            name: .sunset, value: deprecation.sunset.begin.formatted(.httpDate))
        successor = deprecation.successor.map { "/api/v1/\(plugin)/\($0)" }
    }

    func tell(in headers: inout HTTPFields, _ context: WebContext, _ language: Language) {
        headers.append(since)
        headers.append(sunset)
        var links = ["</\(language.rawValue)/api/changes>; rel=\"deprecation\"; type=\"text/html\""]
        if let successor {
            links.append("<\(filled(successor, context))>; rel=\"successor-version\"")
        }
        headers.append(HTTPField(name: .link, value: links.joined(separator: ", ")))
    }

    private func filled(_ path: String, _ context: WebContext) -> String {
        path.pathParameters.reduce(path) { path, name in
            // It is as it was sent; what may not stand in an address is spelt out.
            let value = context.parameters.get(name) ?? ""
            let safe = value.addingPercentEncoding(withAllowedCharacters: .spelt) ?? ""
            return path.replacing("{\(name)}", with: safe)
        }
    }
}

extension CharacterSet {
    fileprivate static let spelt = CharacterSet.unreserved.union(CharacterSet(charactersIn: "%"))
}

extension Day {
    /// Its first moment in Kazakhstan.
    var begin: Date {
        let inGreenwich = Date(timeIntervalSince1970: 946_684_800 + Double(daysSince2000) * 86_400)
        return inGreenwich - Double(TimeZone.almaty.secondsFromGMT(for: inGreenwich))
    }
}

extension HTTPField.Name {
    static let deprecation = Self("Deprecation")!
    static let sunset = Self("Sunset")!
    static let link = Self("Link")!
}
