import HTTPTypes
import Hummingbird

/// Answers the methods that a path does not take: 405, with those that it does take in `Allow`.
///
/// Added last, when every other route is known.
enum OtherMethods {
    private static let all: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]

    static func add(to router: Router<WebContext>) {
        let routes = Dictionary(grouping: router.routes, by: \.path.description)
        for (path, routes) in routes {
            let taken = all.filter { method in routes.contains { $0.method == method } }
            let allowed = taken.map(\.rawValue).joined(separator: ", ")
            for method in all where !taken.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> WebResponse in
                    throw HTTPError(.methodNotAllowed, headers: [.allow: allowed])
                }
            }
        }
    }
}
