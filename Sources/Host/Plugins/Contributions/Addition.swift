package import PluginKit

/// One thing that a plugin adds, as an operator is told of it.
struct Addition: Sendable {
    /// By which programs know it: a route, an id, a key.
    let name: String
    /// What people call it.
    let label: TextKey?
    /// Who may; nil where the question does not arise.
    let access: Access?
    /// What else tells it from others: the version of an event, the default of a setting. In no language.
    let detail: String

    init(_ name: String, label: TextKey? = nil, access: Access? = nil, detail: String = "") {
        self.name = name
        self.label = label
        self.access = access
        self.detail = detail
    }

    /// What can be added, in the order in which it is told.
    enum Kind: String, Sendable, CaseIterable {
        case pages, endpoints, navigation, cards, documents, feeds, files, imports, exports
        case permissions, settings
        case events, handlers, jobs, letters, services, demonstration, migrations

        var title: Message { Message(TextKey("host.plugins.adds.\(rawValue)")) }
    }
}

extension Contributions {
    /// What is added of a kind, but for what lies in the plugin's folder.
    func additions(of kind: Addition.Kind, by id: String) -> [Addition] {
        switch kind {
        case .pages: pages.map { Addition($0.route(in: id), access: $0.access) }
        case .endpoints: endpoints.map { Addition($0.route(in: id), access: $0.access) }
        case .navigation:
            navigation.map {
                Addition("/{language}/\(id)/\($0.path)", label: $0.title, access: $0.access)
            }
        case .cards:
            cards.map {
                Addition("/{language}/\(id)/\($0.path)", label: $0.title, access: $0.access)
            }
        case .documents:
            documents.map {
                Addition("/{language}/\(id)/\($0.place)", access: $0.access)
            }
        case .feeds:
            feeds.map {
                Addition(
                    "/{language}/\(id)/\($0.path).atom", label: $0.title, access: $0.access)
            }
        case .files: files.map { Addition($0.id, label: $0.title) }
        case .imports:
            imports.map {
                Addition($0.name, label: $0.title, access: .requires($0.permission))
            }
        case .exports:
            exports.map { Addition($0.name, label: $0.title, access: $0.access) }
        case .permissions:
            permissions.map {
                Addition(
                    $0.id, label: $0.label,
                    detail: $0.granted.map(\.rawValue).sorted().joined(separator: ", "))
            }
        case .settings: settings.map { Addition("\(id).\($0.name)", detail: $0.fallbackText) }
        case .events: events.map { Addition($0.name, detail: "v\($0.version)") }
        case .handlers: handlers.map { Addition("\(id).\($0.name)", detail: $0.event) }
        case .jobs: jobs.map { Addition($0.name, label: $0.title) }
        case .letters: letters.map { Addition($0.name, label: $0.title) }
        case .services: offersServices ? [Addition(id)] : []
        case .demonstration: hasDemonstration ? [Addition(id)] : []
        case .migrations: []
        }
    }
}

extension Page {
    /// By which it is asked for.
    package var methods: [String] {
        switch kind {
        case .view: ["GET"]
        case .form: ["GET", "POST"]
        case .act: ["POST"]
        }
    }

    fileprivate func route(in id: String) -> String {
        let place = ["{language}", id, path].filter { !$0.isEmpty }.joined(separator: "/")
        return "\(methods.joined(separator: ", ")) /\(place)"
    }
}

extension Endpoint {
    fileprivate func route(in id: String) -> String {
        "\(method.rawValue.uppercased()) /api/v1/\(id)/\(path)"
    }
}
