import Foundation
import PluginKit

extension Designations {
    static let stepEndpoints: [Endpoint] = [
        Endpoint.list(
            "designations/{id}/steps", .requires(.readDesignations),
            "Who brought a designation to where it stands, from the first step on.",
            by: Nothing.self
        ) { request, _, _ in
            guard let found = try await find(request.id, for: request) else { throw Missing() }
            let steps = try await steps(of: found.id, from: request.database)
            return Listing(items: steps, total: .exact(steps.count))
        },
        step(
            .submission, .submitDesignations,
            "Hands a draft, or what was returned and mended, to those who confirm."),
        step(
            .confirmation, .confirmDesignations,
            "Lets a designation hold; what it replaces ends the day before it begins."),
        step(.publication, .publishDesignations, "Puts a designation on the public list."),
        step(
            .withdrawal, .publishDesignations,
            "Takes a designation off the public list; it still holds."),
        Endpoint.act(
            "designations/{id}/return", .requires(.readDesignations),
            "Gives a designation back with a reason: what is submitted by those who confirm, what is confirmed by those who publish.",
            example: Examples.return, load: load
        ) { (request, seen, given: Given<Return>) in
            try await take(.return, with: seen, because: given.record.reason, by: request)
                .told(to: request)
        },
    ]

    private static func step(
        _ step: Designation.Step, _ right: Permission, _ summary: String
    ) -> Endpoint {
        Endpoint.act(
            "designations/{id}/\(step.rawValue)", .requires(right), summary, example: [:],
            load: load
        ) { (request, seen, _: Given<Nothing>) in
            try await take(step, with: seen, by: request).told(to: request)
        }
    }

    @Sendable private static func load(_ request: Request) async throws -> Designation? {
        try await find(request.id, for: request)
    }
}
