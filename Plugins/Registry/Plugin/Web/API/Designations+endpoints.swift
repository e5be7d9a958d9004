import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    static let endpoints: [Endpoint] = recordEndpoints + stepEndpoints

    private static let recordEndpoints: [Endpoint] = [
        Endpoint.list(
            "designations", .requires(.readDesignations),
            "Designations of officials, the latest first; without a day, of all times.",
            by: DesignationQuery.self
        ) { request, query, paging in
            let listing = try await list(query, paging, for: request)
            return Listing(items: try await told(listing.items, to: request), total: listing.total)
        },
        Endpoint.read(
            "designations/{id}", .requires(.readDesignations),
            "A designation of an official, and what may be done with it next.", by: Nothing.self
        ) { request, _ in
            try await find(request.id, for: request)?.told(to: request)
        },
        Endpoint.create(
            "designations", .requires(.editDesignations),
            "Records a designation, or begins one as a draft; what it replaces ends the day before it holds.",
            example: Examples.designation
        ) { request, given in
            try await record(given, by: request)
        },
        Endpoint.change(
            "designations/{id}", .requires(.editDesignations),
            "Corrects what was recorded wrongly, as a name, a contact or an order.",
            example: Examples.designation,
            load: { try await find($0.id, for: $0) },
            store: { request, before, given in try await correct(before, to: given, by: request) }),
        Endpoint.act(
            "designations/{id}/revocation", .requires(.editDesignations),
            "Ends a designation, or takes back one that was entered by mistake.",
            example: Examples.revocation
        ) { request, given in
            try await revoke(given.record, by: request)
        },
    ]
}

/// What API and pages do alike.
extension Designations {
    static func record(_ given: Given<Designation>, by request: Request) async throws -> Designation
    {
        var designation = given.record
        if designation.state == .published, given.contains("state"), !given.contains("published") {
            designation.published = true
        }
        return try await record(
            designation, isMandatory: request.settings[.rankThresholdMandatory], by: request
        ).told(to: request)
    }

    static func correct(
        _ before: Designation, to given: Given<Designation>, by request: Request
    ) async throws -> Designation {
        try await correct(
            before, to: given, isMandatory: request.settings[.rankThresholdMandatory], by: request
        ).told(to: request)
    }

    static func revoke(_ revocation: Revocation, by request: Request) async throws -> Designation {
        let id = try request.id
        guard try await find(id, for: request) != nil else { throw Missing() }
        return try await request.record { try await revoke(id, revocation, in: $0) }
            .told(to: request)
    }

    /// With what is said to one caller: the warnings, and the steps that may be taken next.
    static func told(
        _ designations: [Designation], to request: Request
    ) async throws -> [Designation] {
        let bodies = Set(designations.map(\.bodyId))
        var permitted: [Permission: Set<UUID>] = [:]
        for right in Set(designations.flatMap(\.nextSteps).map(\.right)) {
            permitted[right] = try await request.permitted(right, among: bodies)
        }
        return designations.map { designation in
            var told = designation
            told.warnings = designation.suspicions.map { $0.said(request.text) }
            told.next = designation.nextSteps.map { step, right in
                NextStep(
                    step: step, permission: right.id,
                    allowed: permitted[right]?.contains(designation.bodyId) ?? false)
            }
            return told
        }
    }
}

extension Designation {
    /// See ``Designations/told(_:to:)``.
    func told(to request: Request) async throws -> Designation {
        try await Designations.told([self], to: request)[0]
    }
}
