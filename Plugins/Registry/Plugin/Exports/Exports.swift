import KazakhstanFormats
import PluginKit

extension Officials {
    /// The public list, in its order.
    static let export = ExportKind(
        "officials", title: "registry.officials.title", access: .public, by: OfficialQuery.self
    ) { request, query in
        let today = request.today
        let rows = rows(query, on: query.on ?? today)
        return Extract("SELECT \(Official.columns) \(rows) ORDER BY \(order)") { rows in
            try rows.map { try Official($0, seenOn: today) }
        }
    }
}

extension Bodies {
    /// The bodies of a day, in the order of protocol.
    static let export = ExportKind(
        "bodies", title: "registry.bodies.title", access: .public, by: BodyQuery.self
    ) { request, query in
        let rows = rows(query, on: query.on ?? request.today)
        let order = try BodyQuery.order(nil, in: request.language)
        return Extract("SELECT \(Body.columns) \(rows) ORDER BY \(order)") { rows in
            try rows.map(Body.init)
        }
    }
}

extension Designations {
    /// The designations that the caller may read, the latest first.
    static let export = ExportKind(
        "designations", title: "registry.designations.title",
        access: .requires(.readDesignations), by: DesignationQuery.self
    ) { request, query in
        let rows = rows(query, for: request)
        return Extract("SELECT \(Designation.columns) \(rows) ORDER BY \(order)") { rows in
            try await told(rows.map(Designation.init), to: request)
        }
    }
}
