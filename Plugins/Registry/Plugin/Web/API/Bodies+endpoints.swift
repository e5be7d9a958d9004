import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "bodies", .public, "State bodies as they are on a day, by protocol order or by name.",
            by: BodyQuery.self
        ) { request, query, paging in
            try await list(
                query, on: query.on ?? request.today, paging, in: request.language,
                from: request.database)
        },
        Endpoint.read(
            "bodies/{id}", .public,
            "A state body as it is on a day; without a day, as it is, last was or first will be.",
            by: OnDay.self
        ) { request, query in
            if let day = query.on {
                return try await find(request.id, on: day, from: request.database)
            }
            return try await find(request.id, near: request.today, from: request.database)
        },
        Endpoint.create(
            "bodies", .requires(.editBodies), "Records a state body.", example: Examples.body
        ) { request, given in
            try await found(given.record, by: request)
        },
        Endpoint.change(
            "bodies/{id}", .requires(.editBodies),
            "Corrects what was recorded wrongly; what really changed is a renaming or a transfer.",
            example: Examples.body,
            load: { try await find($0.id, near: $0.today, from: $0.database) },
            store: { request, before, given in try await correct(before, to: given, by: request) }),
        Endpoint.act(
            "bodies/{id}/renaming", .requires(.editBodies), "Renames a body from a day on.",
            example: Examples.renaming
        ) { request, given in
            try await rename(given, by: request)
        },
        Endpoint.act(
            "bodies/{id}/transfer", .requires(.editBodies),
            "Puts a body under another one, or moves it to another place, from a day on.",
            example: Examples.transfer
        ) { request, given in
            try await transfer(given, by: request)
        },
        Endpoint.act(
            "bodies/{id}/closure", .requires(.editBodies),
            "Closes a body with its designations, names its successors and moves the bodies beneath.",
            example: Examples.closure
        ) { request, given in
            try await close(given, by: request)
        },
    ]
}

/// What API and pages do alike: each opens the change and says the warnings in the reader's language.
extension Bodies {
    static func found(_ body: Body, by request: Request) async throws -> Body {
        try await requireParent(body.parentId, by: request)
        return try await request.record { try await found(body, in: $0) }.warning(request)
    }

    static func correct(
        _ before: Body, to given: Given<Body>, by request: Request
    ) async throws -> Body {
        try await request.require(.editBodies, for: before.id)
        if given.record.parentId != before.parentId {
            try await requireParent(given.record.parentId, by: request)
        }
        return try await request.record { try await correct(before, to: given, in: $0) }.warning(
            request)
    }

    static func rename(_ given: Given<Renaming>, by request: Request) async throws -> Body {
        let id = try await editable(request)
        return try await request.record { try await rename(id, given, in: $0) }.warning(request)
    }

    static func transfer(_ given: Given<Transfer>, by request: Request) async throws -> Body {
        let id = try await editable(request)
        if given.contains("parentId") {
            try await requireParent(given.record.parentId, by: request)
        }
        return try await request.record { try await transfer(id, given, in: $0) }.warning(request)
    }

    static func close(_ given: Given<Closure>, by request: Request) async throws -> Body {
        let id = try await editable(request)
        return try await request.record { try await close(id, given.record, in: $0) }
    }

    /// Refuses a caller who may not put a body under another one, or at the top where none is named.
    static func requireParent(
        _ parent: UUID?, by request: Request, at pointer: Pointer = "/parentId"
    ) async throws {
        do { try await request.require(.editBodies, for: parent) } catch is RightMissing {
            throw ParentElsewhere(pointer: pointer)
        }
    }

    /// The body that the path names, for a caller who may change it.
    static func editable(_ request: Request) async throws -> UUID {
        let id = try request.id
        try await request.require(.editBodies, for: id)
        return id
    }
}

extension Body {
    fileprivate func warning(_ request: Request) -> Body {
        var body = self
        body.warnings = suspicions.map { $0.said(request.text) }
        return body
    }
}
