import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

extension NGOs {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "ngos", .public,
            "Non-governmental organisations by name; with words, those found by them, the best first.",
            by: NGOQuery.self
        ) { request, query, paging in
            var found = try await list(
                query, paging, in: request.language, from: request.database)
            // In their places: a copy of each takes as long as its reading.
            for place in found.items.indices { found.items[place].conceal(from: request) }
            return found
        },
        Endpoint.read(
            "ngos/{id}", .public,
            "An organisation; one that was merged tells into which. Contacts only with consent.",
            by: Nothing.self
        ) { request, _ in
            try await find(request.id, from: request.database)?.seen(by: request)
        },
        Endpoint.create(
            "ngos", .requires(.editNGOs), "Records an organisation.", example: Examples.ngo
        ) { request, given in
            try await record(given.record, by: request)
        },
        Endpoint.change(
            "ngos/{id}", .requires(.editNGOs),
            "Corrects an organisation. Another status keeps the one before in its history.",
            example: Examples.ngo,
            load: { try await find($0.id, from: $0.database) },
            store: { request, before, given in try await correct(before, to: given, by: request) }),
        Endpoint.act(
            "ngos/{id}/renaming", .requires(.editNGOs), "Renames an organisation from a day on.",
            example: Examples.ngoRenaming
        ) { request, given in
            try await rename(given, by: request)
        },
        Endpoint.act(
            "ngos/{id}/merging", .requires(.editNGOs),
            "Says that another card is of the same organisation and takes over; answers that one.",
            example: Examples.merging
        ) { request, given in
            try await merge(given, by: request)
        },
        Endpoint.act(
            "ngos/{id}/merging/revocation", .requires(.editNGOs),
            "Undoes a merging: each card has again what it had.", example: .object([])
        ) { (request: Request, _: Given<Nothing>) -> NGO in
            try await undoMerging(by: request)
        },
        Endpoint.read(
            "ngos/{id}/eligibility", .public,
            "What is recorded against an organisation taking part in a social order or grant on a day.",
            by: OnDay.self
        ) { (request, query) -> NGOEligibility? in
            let day = query.on ?? request.today
            guard try await find(request.id, from: request.database) != nil else { return nil }
            return NGOEligibility(
                try await StoredNGOs(database: request.database).eligibility(
                    of: request.id, on: day), on: day, said: request.text)
        },
    ]
}

/// What API and pages do alike: each opens the change and says the warnings in the reader's language.
extension NGOs {
    static func record(_ ngo: NGO, by request: Request) async throws -> NGO {
        try await request.record { try await record(ngo, in: $0) }.warning(request)
    }

    static func correct(
        _ before: NGO, to given: Given<NGO>, by request: Request
    ) async throws -> NGO {
        try await request.record { try await correct(before, to: given, in: $0) }.warning(request)
    }

    static func rename(_ given: Given<NGORenaming>, by request: Request) async throws -> NGO {
        let id = try request.id
        return try await request.record { try await rename(id, given, in: $0) }.warning(request)
    }

    static func merge(_ merging: Given<NGOMerging>, by request: Request) async throws -> NGO {
        let id = try request.id
        guard let into = merging.record.intoId else {
            throw InvalidFields(FieldProblem("/intoId", "required"))
        }
        return try await request.record { try await merge(id, into: into, in: $0) }
    }

    static func undoMerging(by request: Request) async throws -> NGO {
        let id = try request.id
        return try await request.record { try await undoMerging(of: id, in: $0) }
    }
}

extension NGO {
    fileprivate func warning(_ request: Request) -> NGO {
        var ngo = self
        ngo.warnings = suspicions.map { $0.said(request.text) }
        return ngo
    }
}
