import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    static let formPages: [Page] = [
        Page.form("bodies/new", .requires(.editBodies), of: Body.self) { request in
            var body = Body()
            body.validFrom = request.today
            return Form.Content(
                Form.Words(
                    title: "registry.bodyForm.new", back: "bodies",
                    offers: try await offers(around: body, for: request),
                    searches: searches(around: body, for: request)), record: body)
        } submit: { request, given in
            let body = try await found(given.record, by: request)
            return Destination("bodies/\(body.id.text)", notice: "registry.bodyForm.recorded")
        },
        Page.form("bodies/{id}/edit", .requires(.editBodies), of: Body.self) { request in
            let body = try await current(request)
            return Form.Content(
                Form.Words(
                    title: "registry.bodyForm.edit", introduction: "registry.bodyForm.editLead",
                    back: "bodies/\(body.id.text)",
                    offers: try await offers(around: body, for: request),
                    searches: searches(around: body, for: request)),
                record: body, isChange: true)
        } submit: { request, given in
            let body = try await correct(current(request), to: given, by: request)
            return Destination("bodies/\(body.id.text)", notice: "registry.bodyForm.corrected")
        },
        change("renaming", of: Renaming.self) { body, today in
            Renaming(name: body.name, shortName: body.shortName, effectiveOn: today)
        } take: { given, request in
            try await rename(given, by: request)
        },
        change("transfer", of: Transfer.self) { body, today in
            Transfer(parentId: body.parentId, katoCode: body.katoCode, effectiveOn: today)
        } take: { given, request in
            try await transfer(given, by: request)
        },
        change("closure", of: Closure.self) { _, today in
            Closure(closedOn: today)
        } take: { given, request in
            try await close(given, by: request)
        } about: {
            try await Drawing(request: $0).ties(of: $1)
        },
        change("relations/new", texts: "relation", of: BodyRelation.self) { _, today in
            BodyRelation(effectiveOn: today)
        } take: { given, request in
            _ = try await Relations.record(given.record, by: request)
            return try await current(request)
        },
    ]

    /// The form of an act upon a body: its texts are `registry.<act>.…`.
    private static func change<Act: Described>(
        _ name: String, texts: String? = nil, of act: Act.Type,
        begin: @escaping @Sendable (Body, Day) -> Act,
        take: @escaping @Sendable (Given<Act>, Request) async throws -> Body,
        about: @escaping @Sendable (Request, Body) async throws -> Form.Subject? = { _, _ in nil }
    ) -> Page {
        let texts = texts ?? name
        return Page.form("bodies/{id}/\(name)", .requires(.editBodies), of: Act.self) { request in
            let body = try await current(request)
            let drawing = Drawing(request: request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        TextKey("registry.\(texts).title"), ["name": drawing.words(body.name)]),
                    introduction: Message(TextKey("registry.\(texts).lead")),
                    subject: try await about(request, body), back: "bodies/\(body.id.text)",
                    offers: try await offers(around: body, for: request),
                    searches: searches(around: body, for: request)),
                record: begin(body, request.today))
        } submit: { request, given in
            let body = try await take(given, request)
            return Destination(
                "bodies/\(body.id.text)", notice: Message(TextKey("registry.\(texts).done")))
        }
    }

    private static func current(_ request: Request) async throws -> Body {
        guard
            let body = try await find(
                editable(request), near: request.today, from: request.database)
        else { throw Missing() }
        return body
    }

    /// What may be chosen in the forms of a body.
    private static func offers(
        around body: Body, for request: Request
    ) async throws -> [String: [Form.Offer]] {
        let drawing = Drawing(request: request)
        let kinds = try await Kinds.list(on: request.today, from: request.database)
        let bodies = try await offered(
            near: body, on: request.today, in: request.language, from: request.database)
        let offered = bodies.map(drawing.offer)
        return [
            "kind": kinds.map { drawing.offer($0.code, $0.name) },
            "parentId": offered, "successorIds": offered,
            "childrenTo": offered, "otherId": offered,
        ]
    }

    /// How all others are found.
    private static func searches(around body: Body, for request: Request) -> [String: Form.Search] {
        let drawing = Drawing(request: request)
        let search = Form.Search("registry.body.search") { text in
            try await offered(
                calledAs: text, except: body.id, on: request.today, in: request.language,
                from: request.database
            ).map(drawing.offer)
        } name: { values in
            try await offered(
                values.compactMap(UUID.init(uuidString:)), on: request.today,
                in: request.language, from: request.database
            ).map(drawing.offer)
        }
        return [
            "parentId": search, "successorIds": search, "childrenTo": search, "otherId": search,
        ]
    }
}

extension Drawing {
    /// One that is not there today says when it is.
    fileprivate func offer(_ body: OfferedBody) -> Form.Offer {
        let name = words(body.name)
        var label = name
        if body.validFrom > request.today {
            let day = body.validFrom.words(in: language, case: .ablative)
            label = request.text(Message("registry.body.offeredFrom", ["name": name, "day": day]))
        } else if let end = body.validTo, end < request.today {
            let day = end.words(in: language)
            label = request.text(Message("registry.body.offeredTo", ["name": name, "day": day]))
        }
        return Form.Offer(value: body.id.text, label: label)
    }
}
