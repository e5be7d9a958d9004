import PluginKit

/// Where an instance of each page of a plugin lies, as far as links lead there.
struct PageMap {
    private var places: [String: String] = [:]
    /// What of each page was opened; a list is long, and its first records tell enough.
    private var opened: [String: Int] = [:]
    private static let limit = 6

    subscript(page: Page) -> String? { places[page.path] }

    /// Follows the links of the plugin's pages from those without a parameter.
    static func explored(
        _ pages: [Page], of plugin: String, by reader: Browser
    ) async throws -> PageMap {
        var map = PageMap()
        var waiting = pages.map(\.path).filter { !$0.contains("{") }
        var met = Set(waiting)
        let prefix = "/ru/\(plugin)"
        while !waiting.isEmpty {
            let place = waiting.removeFirst()
            guard let path = Self.template(of: place, among: pages),
                map.opened[path, default: 0] < limit
            else { continue }
            map.opened[path, default: 0] += 1
            let answer = try await reader.open(place.isEmpty ? prefix : "\(prefix)/\(place)")
            guard answer.status == 200 else {
                // A page without a parameter is opened in any case, and said to fail.
                if !path.contains("{"), map.places[path] == nil { map.places[path] = place }
                continue
            }
            if map.places[path] == nil { map.places[path] = place }
            let links = HTMLPage(answer.text).links.filter { $0.hasPrefix("\(prefix)/") }
                .map { String($0.dropFirst(prefix.count + 1)) }
            waiting += links.filter { met.insert($0).inserted }
        }
        map.guess(pages.map(\.path))
        return map
    }

    /// A page below one that was found is opened there, as someone does who typed its address: what leads
    /// there may be shown in another state of the record only.
    private mutating func guess(_ paths: [String]) {
        for path in paths where places[path] == nil {
            guard let slash = path.lastIndex(of: "/"),
                path[slash...].first(where: { $0 == "{" }) == nil,
                let parent = places[String(path[..<slash])]
            else { continue }
            places[path] = parent + path[slash...]
        }
    }

    /// The path of the page that a place belongs to; words go before parameters.
    private static func template(of place: String, among pages: [Page]) -> String? {
        let bare = place.prefix { $0 != "?" }
        let parts = bare.split(separator: "/", omittingEmptySubsequences: false)
        let fitting = pages.map(\.path).filter { path in
            let wanted = path.split(separator: "/", omittingEmptySubsequences: false)
            return wanted.count == parts.count
                && zip(wanted, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        return fitting.min { $0.count(where: { $0 == "{" }) < $1.count(where: { $0 == "{" }) }
    }
}
