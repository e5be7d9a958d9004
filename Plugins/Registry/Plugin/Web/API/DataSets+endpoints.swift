import PluginKit

extension DataSets {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "data", .public, "The passports of the open data sets.", by: Nothing.self
        ) { request, _, paging in
            let passports = try await passports(for: request)
            return Listing(
                items: Array(passports.dropFirst(paging.offset).prefix(paging.perPage)),
                total: .exact(passports.count))
        },
        Endpoint.read(
            "data/{name}", .public,
            "The passport of an open data set: owner, fields, formats, licence, last change.",
            by: Nothing.self
        ) { request, _ in
            try await passport(for: request)
        },
    ]
}
