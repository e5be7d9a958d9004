import Foundation
import KazakhstanFormats
import PluginKit

extension Lists {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "lists", .public,
            "The lists of officials: of the centre and the regions, or of a region and its districts.",
            by: ListQuery.self
        ) { request, query, paging in
            try await list(query, paging, for: request)
        },
        Endpoint.read(
            "lists/{place}", .public,
            "What is known of the list of a place: central, or the code of a region or district.",
            by: Nothing.self
        ) { request, _ in
            try await current(request)
        },
        Endpoint.list(
            "lists/{place}/editions", .public,
            "The published editions of a list, the latest first.",
            by: Nothing.self
        ) { request, _, paging in
            try await ListEditions.list(of: current(request).place, paging, for: request)
        },
        Endpoint.create(
            "lists/{place}/editions", .requires(.publishDesignations),
            "Publishes a list as it stands: its rows are kept.", example: Examples.listPublication
        ) { request, given in
            try await ListEditions.publish(given.record, of: request.listPlace, by: request)
        },
        Endpoint.read(
            "lists/{place}/editions/{id}", .public, "A published edition of a list.",
            by: Nothing.self
        ) { request, _ in
            try await ListEditions.find(request)
        },
        Endpoint.list(
            "lists/{place}/editions/{id}/officials", .public,
            "The officials of an edition; of those who have ended since only name, body and dates.",
            by: Nothing.self
        ) { request, _, paging in
            guard let edition = try await ListEditions.find(request) else { throw Missing() }
            return try await ListEditions.officials(
                of: edition, paging, today: request.today, from: request.database)
        },
        Endpoint.list(
            "lists/{place}/placements", .requires(.readDesignations),
            "Where a list was placed, since when, and who noted it.", by: Nothing.self
        ) { request, _, paging in
            try await ListPlacements.list(
                of: current(request).place, paging, from: request.database)
        },
        Endpoint.create(
            "lists/{place}/placements", .requires(.publishDesignations),
            "Notes that a list stands on a site.", example: Examples.listPlacement
        ) { request, given in
            try await ListPlacements.note(given.record, by: request)
        },
        Endpoint.act(
            "placements/{id}/removal", .requires(.publishDesignations),
            "Notes that a list stands on a site no more.", example: Examples.listRemoval
        ) { request, given in
            try await ListPlacements.end(given.record, by: request)
        },
    ]
}
