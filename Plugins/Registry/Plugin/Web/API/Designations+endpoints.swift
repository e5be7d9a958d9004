import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "designations", .requires(.readDesignations),
            "Designations of officials, the latest first; without a day, of all times.",
            by: DesignationQuery.self
        ) { request, query, paging in
            try await list(query, paging, of: request.agency.id, from: request.database)
                .map { $0.warning(request) }
        },
        Endpoint.read(
            "designations/{id}", .requires(.readDesignations), "A designation of an official.",
            by: Nothing.self
        ) { request, _ in
            try await find(request.id, of: request.agency.id, from: request.database)?
                .warning(request)
        },
        Endpoint.create(
            "designations", .requires(.editDesignations),
            "Records a designation; what it replaces ends the day before.",
            example: Examples.designation
        ) { request, given in
            try await record(given.record, by: request)
        },
        Endpoint.change(
            "designations/{id}", .requires(.editDesignations),
            "Corrects what was recorded wrongly, as a name, a contact or an order.",
            example: Examples.designation,
            load: { try await find($0.id, of: $0.agency.id, from: $0.database) },
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
    static func record(_ designation: Designation, by request: Request) async throws -> Designation
    {
        try await record(
            designation, isMandatory: request.settings[.rankThresholdMandatory], by: request
        ).warning(request)
    }

    static func correct(
        _ before: Designation, to given: Given<Designation>, by request: Request
    ) async throws -> Designation {
        try await correct(
            before, to: given, isMandatory: request.settings[.rankThresholdMandatory], by: request
        ).warning(request)
    }

    static func revoke(_ revocation: Revocation, by request: Request) async throws -> Designation {
        let id = try request.id
        return try await request.record { try await revoke(id, revocation, in: $0) }
    }
}

extension Designation {
    fileprivate func warning(_ request: Request) -> Designation {
        var designation = self
        designation.warnings = suspicions.map { $0.said(request.text) }
        return designation
    }
}
