import PluginKit

extension Hall {
    /// The halls that can be used, as the list shows them.
    static let export = ExportKind(
        "halls", title: "halls.list.title", access: .public, by: HallQuery.self
    ) { request, query in
        let found = found(query, on: request.today)
        return Extract("SELECT \(columns) \(found) ORDER BY number") { rows in
            try rows.map(Hall.init)
        }
    }
}
