import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

/// The pages by which people read the API and try it, and read what became of it.
struct APIPages: Sendable {
    let site: Site
    let description: APIDescription

    var pages: [Page] {
        [
            .view("api", .public, by: OperationQuery.self) { request, query, _ in
                views(request).list(of: query.plugin)
            },
            .view("api/operations/{operation}", .public, by: Nothing.self) { request, _, _ in
                try views(request).operation(operation(request.path["operation"]), for: request)
            },
            .view("api/changes", .public, by: Nothing.self) { request, _, _ in
                views(request).changes
            },
        ]
    }

    /// Where the form of an operation that reads leads: to the answer itself, at its own address.
    func add(to router: Router<WebContext>) {
        for language in Language.allCases {
            let path = "/\(language.rawValue)/api/operations/{operation}/answer"
            router.get(RouterPath(path)) { request, context in
                await site.answering(request, context, in: language) { _ in
                    let operation = try operation(context.parameters.get("operation"))
                    guard operation.method == .get else { throw Missing() }
                    let address = operation.address(filledIn: request.queryPairs)
                    return .seeOther(
                        address ?? "/\(language.rawValue)/api/operations/\(operation.id)")
                }
            }
        }
    }

    private func operation(_ id: String?) throws(Missing) -> DescribedOperation {
        guard let found = description.operations.first(where: { $0.id == id }) else {
            throw Missing()
        }
        return found
    }

    private func views(_ request: Request) -> APIViews {
        APIViews(
            host: HostViews(site.shell.texts, request.language), texts: site.shell.texts,
            description: description, plugins: site.plugins.serving)
    }
}

/// Which plugin's operations are listed.
struct OperationQuery: Described {
    var plugin: String?
    static let fields = Fields(
        "OperationQuery", texts: "host.api", blank: OperationQuery(),
        [Field("plugin", \.plugin, .length(1...100))])
}

extension DescribedOperation {
    /// The address with what was filled into a form: what is empty is left out; nil where the path lacks something.
    func address(filledIn pairs: [(name: String, value: String)]) -> String? {
        func spelt(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .unreserved) ?? ""
        }
        var address = path
        var query: [String] = []
        for parameter in parameters {
            let values = pairs.filter { $0.name == parameter.name && !$0.value.isEmpty }
                .map { spelt($0.value) }
            switch parameter.place {
            case "path":
                guard let value = values.first else { return nil }
                address = address.replacing("{\(parameter.name)}", with: value)
            case "query": query += values.map { "\(spelt(parameter.name))=\($0)" }
            default: break
            }
        }
        return query.isEmpty ? address : "\(address)?\(query.joined(separator: "&"))"
    }
}

extension CharacterSet {
    /// What stands in an address for itself: RFC 3986, 2.3.
    static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
