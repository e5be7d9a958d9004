import KazakhstanFormats
import PluginKit

/// The national classifier of administrative-territorial objects (КАТО / ӘАОЖ) as this plugin keeps
/// it: dated editions, and each place a run of versions between them.
///
/// A read `on` a day answers what the edition in force on that day holds. What an edition no longer
/// names stays, closed on the day before it and proposed for confirmation. Source: REG-10.
enum Places {
    static let permissions = [Permission.importPlaces]

    static let endpoints = [
        regions, places, editions, closings,
    ]

    static let imports = [PlaceImport.kind]
}

extension Permission {
    static let importPlaces = Permission(
        "registry.places.import", label: "registry.places.permission.import", granted: [.operator])
}

extension Places {
    private static let regions = Endpoint.list(
        "regions", .public, "The oblasts and cities of republican significance on a day.",
        by: DayQuery.self
    ) { request, query, paging in
        let regions = try await regions(on: query.on ?? request.today, in: request.database)
        return Listing(
            items: Array(regions.dropFirst(paging.offset).prefix(paging.perPage)),
            total: .exact(regions.count))
    }

    private static let places = Endpoint.list(
        "places", .public,
        "Places whose name has words that begin as typed: kk, ru or Latin letters.",
        by: PlaceQuery.self
    ) { request, query, paging in
        let search = PlaceSearch(
            text: query.q ?? "", parent: query.parent, day: query.on ?? request.today)
        return try await search.found(paging, in: request.database.plannedByValues)
    }

    private static let editions = Endpoint.list(
        "editions", .public, "The editions of the classifier, newest first.", by: Nothing.self
    ) { request, _, paging in
        try await editions(paging, in: request.database)
    }

    private static let closings = Endpoint.list(
        "closings", .requires(.importPlaces),
        "Places that an edition no longer names and that nobody has confirmed as closed.",
        by: Nothing.self
    ) { request, _, paging in
        try await proposedClosings(paging, in: request.database)
    }
}
