import PluginKit

/// A name that only one plugin may have: a route, a permission, an event.
struct Claim: Hashable, Sendable, CustomStringConvertible {
    enum Kind: String, Sendable {
        case route, permission, `import`, export, setting, event, handler, job, letter, file
    }

    let kind: Kind
    let name: String

    var description: String { "\(kind.rawValue) \(name)" }
}

extension Contributions {
    /// Every name that the plugin takes.
    func claims(of id: String) -> [Claim] {
        let api = endpoints.map {
            Self.route($0.method.rawValue.uppercased(), "/api/v1/\(id)/\($0.path)")
        }
        let shown = pages.flatMap { page in
            page.methods.map { Self.route($0, "/{language}/\(id)/\(page.path)") }
        }
        let made = documents.map { document in
            Self.route("GET", "/{language}/\(id)/\(document.path)", document.ending)
        }
        let told = feeds.map { Self.route("GET", "/{language}/\(id)/\($0.path).atom") }
        let taken =
            (imports.isEmpty ? [] : ImportRoutes.claimed(by: id).map { Self.route($0, $1) })
            + (files.isEmpty ? [] : FileRoutes.claimed(by: id).map { Self.route($0, $1) })
        let given = exports.map { Self.route("GET", ExportRoutes.path(of: $0.name, of: id)) }
        return api + given + shown + made + told + taken
            + permissions.map { Claim(kind: .permission, name: $0.id) }
            + files.map { Claim(kind: .file, name: $0.id) }
            + imports.map { Claim(kind: .import, name: $0.name) }
            + exports.map { Claim(kind: .export, name: $0.name) }
            + events.map { Claim(kind: .event, name: $0.name) }
            + handlers.map { Claim(kind: .handler, name: "\(id).\($0.name)") }
            + jobs.map { Claim(kind: .job, name: $0.name) }
            + letters.map { Claim(kind: .letter, name: $0.name) }
            + settings.map { Claim(kind: .setting, name: "\(id).\($0.name)") }
    }

    /// What is declared in a form that the host cannot serve.
    func flaws(of id: String) -> [Collision] {
        let paths = endpoints.map(\.path) + pages.map(\.path) + documents.map(\.path)
        return permissions.filter { !$0.id.hasPrefix("\(id).") }
            .map { .flaw("permission \($0.id) does not begin with \(id).") }
            + events.filter { !$0.name.hasPrefix("\(id).") }
            .map { .flaw("event \($0.name) does not begin with \(id).") }
            + jobs.filter { !$0.name.hasPrefix("\(id).") }
            .map { .flaw("job \($0.name) does not begin with \(id).") }
            + letters.filter { !$0.name.hasPrefix("\(id).") }
            .map { .flaw("letter \($0.name) does not begin with \(id).") }
            + files.filter { !$0.id.hasPrefix("\(id).") }
            .map { .flaw("kind of file \($0.id) does not begin with \(id).") }
            + Set(pages.compactMap(\.limit) + endpoints.compactMap(\.limit))
            .filter { !$0.name.hasPrefix("\(id).") }.sorted { $0.name < $1.name }
            .map { .flaw("limit \($0.name) does not begin with \(id).") }
            + feeds.filter { feed in !pages.contains { $0.path == feed.path } }
            .map { .flaw("feed \($0.path) has no page of this path") }
            + letters.filter { letter in
                letter.page.map { page in !pages.contains { $0.path == page } } ?? false
            }
            .map { .flaw("letter \($0.name) leads to \($0.page ?? ""), which is no page") }
            + exports.filter { !Self.isServable($0.name) || $0.name.contains("/") }
            .map { .flaw("export \"\($0.name)\" is not one word") }
            + exports.flatMap(\.namesOfHost)
            + recordsAtOdds.map { .flaw("two records that differ are called \($0)") }
            + paths.filter { !Self.isServable($0) }
            .map { .flaw("path \"\($0)\" is not relative to the plugin") }
            + (Self.parametersAtOdds(endpoints.map(\.path))
            + Self.parametersAtOdds(pages.map(\.path) + documents.map(\.path)))
            .map { .flaw($0) }
    }

    /// The names of records that look one way here and another there: the description knows one of them.
    private var recordsAtOdds: [String] {
        var schemas = Schemas(of: "")
        for endpoint in endpoints {
            _ = schemas.output(endpoint.output.record)
            if let input = endpoint.input { _ = schemas.input(input) }
        }
        for export in exports { _ = schemas.output(export.record) }
        return schemas.clashes.sorted()
    }

    /// Where one place of paths has two names: the router could tell neither to whom it belongs.
    private static func parametersAtOdds(_ paths: [String]) -> [String] {
        var names: [String: String] = [:]
        var odds: [String] = []
        for path in paths {
            var place = ""
            for part in path.split(separator: "/").map(String.init) {
                let isParameter = part.hasPrefix("{")
                if isParameter, let other = names.updateValue(part, forKey: place), other != part {
                    odds.append("\(other) and \(part) stand at one place of paths: \(place)/")
                }
                place += isParameter ? "/{}" : "/\(part)"
            }
        }
        return odds
    }

    /// A route with its parameters made equal: whatever they are called, they take the same requests.
    private static func route(
        _ method: String, _ path: String, _ ending: String = ""
    ) -> Claim {
        let shape = path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : String($0) }
        return Claim(kind: .route, name: "\(method) /\(shape.joined(separator: "/"))\(ending)")
    }

    private static func isServable(_ path: String) -> Bool {
        path.isEmpty
            || path.wholeMatch(
                of: /(?:[A-Za-z0-9-]+|\{[A-Za-z]+\})(?:\/(?:[A-Za-z0-9-]+|\{[A-Za-z]+\}))*/)
                != nil
    }
}

extension ExportKind {
    /// What the host itself says in an export, or is asked of it.
    fileprivate var namesOfHost: [Collision] {
        let asked = query.map(\.name).filter(ExportOrder.fields.descriptions.map(\.name).contains)
        let told = fields.map(\.name).filter { $0 == ExportTable.noticeName }
        return (asked + told).map {
            .flaw("export \(name) may not have \($0), which is the host's")
        }
    }
}
