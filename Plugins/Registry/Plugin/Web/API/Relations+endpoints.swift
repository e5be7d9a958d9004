import Foundation
import PluginKit

extension Relations {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "bodies/{id}/relations", .public,
            "Who took over from a body and from whom it took over: by a day, or ever.",
            by: OnDay.self
        ) { request, query, paging in
            let (id, database) = (try request.id, request.database)
            guard try await Bodies.find(id, near: request.today, from: database) != nil else {
                throw Missing()
            }
            return try await list(of: id, by: query.on, paging, from: database)
        },
        Endpoint.create(
            "bodies/{id}/relations", .requires(.editBodies),
            "Records that functions of a body are with another one from a day on.", isFound: false,
            example: Examples.relation
        ) { request, given in
            try await record(given.record, by: request)
        },
        Endpoint.act(
            "relations/{id}/withdrawal", .requires(.editBodies),
            "Takes back a relation of bodies that was entered by mistake.", example: [:]
        ) { (request: Request, _: Given<Nothing>) in
            try await withdraw(by: request)
        },
        Endpoint.list(
            "bodies/{id}/ties", .requires(.editBodies),
            "What points to a body, and what becomes of each when it is closed.", by: Nothing.self
        ) { request, _, paging in
            try await Bodies.ties(of: Bodies.editable(request), paging, for: request)
        },
    ]
}
