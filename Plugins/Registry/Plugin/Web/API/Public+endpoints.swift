import Foundation
import KazakhstanFormats
import PluginKit

extension Officials {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "officials", .public,
            "The published officials whose designation holds on a day: level, protocol order, body.",
            by: OfficialQuery.self
        ) { request, query, paging in
            try await list(query, paging, today: request.today, from: request.database)
        },
        Endpoint.read(
            "officials/{id}", .public,
            "A published official; of one who has ended only name, body and dates.",
            by: Nothing.self
        ) { request, _ in
            try await find(request.id, today: request.today, from: request.database)
        },
    ]
}

extension Finder {
    static let endpoints: [Endpoint] = [
        Endpoint.read(
            "finder", .public,
            "Who answers to the people of a place today, the nearest first; with a topic, those who deal with it.",
            by: FinderQuery.self
        ) { request, query in
            try await read(query, on: request.today, from: request.database)
        }
    ]
}

extension Ranks {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "ranks", .public, "The ladders of ranks, and which ranks meet the threshold.",
            by: RankQuery.self
        ) { request, query, paging in
            try await list(query, on: query.on ?? request.today, paging, from: request.database)
        }
    ]
}

extension Changes {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "changes", .public,
            "What became of state bodies: the latest first, or after a given change the earliest first.",
            by: ChangeQuery.self
        ) { request, query, paging in
            try await list(query, paging, from: request.database)
        }
    ]
}

extension Coverage {
    static let endpoints: [Endpoint] = [
        Endpoint.read(
            "coverage", .public,
            "How many of the bodies that expect an official have one on a day. The recommendations are advisory.",
            by: CoverageQuery.self
        ) { request, query in
            try await read(query, today: request.today, from: request.database)
        },
        Endpoint.read(
            "coverage/trend", .public,
            "The same on the first day of each of the twelve months before a day, and on that day.",
            by: CoverageQuery.self
        ) { request, query in
            try await CoverageTrend.read(query, today: request.today, from: request.database)
        },
    ]
}
