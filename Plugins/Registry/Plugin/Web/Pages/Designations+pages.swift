import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    static let pages: [Page] = recordPages + stepPages

    private static let recordPages: [Page] = [
        Page.view("designations", .requires(.readDesignations), by: DesignationQuery.self) {
            request, query, paging in
            try await listView(query, paging, for: request)
        },
        Page.view("designations/{id}", .requires(.readDesignations), by: Nothing.self) {
            request, _, _ in
            try await view(of: current(request), for: request)
        },
        Page.form(
            "bodies/{id}/designations/new", .requires(.editDesignations), of: Designation.self
        ) { request in
            let body = try await body(request.id, for: request)
            try await request.require(.editDesignations, for: body.id)
            var designation = Designation()
            designation.bodyId = body.id
            designation.validFrom = request.today
            designation.published = true
            if try await !request.may(.publishDesignations, for: body.id) {
                designation.state = .draft
            }
            return Form.Content(
                try await words("new", designation, body, for: request), record: designation)
        } submit: { request, given in
            var given = given
            given.record.bodyId = try request.id
            let recorded = try await record(given, by: request)
            return Destination(
                "designations/\(recorded.id.text)", notice: "registry.designationForm.recorded")
        },
        Page.form(
            "designations/{id}/edit", .requires(.editDesignations), of: Designation.self
        ) { request in
            let designation = try await editable(request)
            let body = try await body(designation.bodyId, for: request)
            return Form.Content(
                try await words("edit", designation, body, for: request), record: designation,
                isChange: true)
        } submit: { request, given in
            let corrected = try await correct(current(request), to: given, by: request)
            return Destination(
                "designations/\(corrected.id.text)", notice: "registry.designationForm.corrected")
        },
        Page.form(
            "designations/{id}/revocation", .requires(.editDesignations), of: Revocation.self
        ) { request in
            let designation = try await editable(request)
            let name = Drawing(request: request).words(designation.person.fullName)
            return Form.Content(
                Form.Words(
                    title: Message("registry.revocation.title", ["name": name]),
                    introduction: "registry.revocation.lead",
                    back: "designations/\(designation.id.text)"),
                record: Revocation(revokedOn: request.today))
        } submit: { request, given in
            let ended = try await revoke(given.record, by: request)
            return Destination(
                "bodies/\(ended.bodyId.text)", notice: "registry.revocation.done")
        },
    ]

    static func current(_ request: Request) async throws -> Designation {
        guard let designation = try await find(request.id, for: request) else { throw Missing() }
        return designation
    }

    /// The designation that the path names, for a caller who may correct or end it.
    private static func editable(_ request: Request) async throws -> Designation {
        let designation = try await current(request)
        for right in [.editDesignations, designation.state.keeper] {
            try await request.require(right, for: designation.bodyId)
        }
        return designation
    }

    private static func body(_ id: UUID, for request: Request) async throws -> Body {
        guard let body = try await Bodies.find(id, near: request.today, from: request.database)
        else { throw Missing() }
        return body
    }

    private static func words(
        _ name: String, _ designation: Designation, _ body: Body, for request: Request
    ) async throws -> Form.Words {
        let drawing = Drawing(request: request)
        let ranks = try await Ranks.list(
            RankQuery(level: body.level, kind: body.kind), on: request.today,
            Paging(perPage: Paging.perPageLimit), from: request.database)
        let existing = try await list(
            DesignationQuery(bodyId: body.id), Paging(perPage: 20), for: request)
        let isNew = name == "new"
        let (button, others) =
            isNew ? try await beginnings(of: body.id, for: request) : ("host.form.save", [])
        return Form.Words(
            title: Message(
                TextKey("registry.designationForm.\(name)"), ["body": drawing.words(body.name)]),
            introduction: "registry.designationForm.lead",
            button: button, otherButtons: others,
            back: isNew ? "bodies/\(body.id.text)" : "designations/\(designation.id.text)",
            offers: [
                "rank": ranks.items.map { drawing.offer($0) },
                "replaces": existing.items
                    .filter { $0.id != designation.id && $0.state.holds && $0.endReason == nil }
                    .map { drawing.offer($0.id.text, $0.person.fullName) },
            ])
    }

    /// Whoever may publish records at once; others begin with a draft.
    private static func beginnings(
        of body: UUID, for request: Request
    ) async throws -> (Message, others: [Form.Button]) {
        let draft = Form.Button(
            "registry.designationForm.saveDraft", "state", Designation.State.draft.rawValue)
        let submitted = Form.Button(
            "registry.designationForm.submit", "state", Designation.State.submitted.rawValue)
        let maySubmit = try await request.may(.submitDesignations, for: body)
        let second = maySubmit ? [submitted] : []
        return try await request.may(.publishDesignations, for: body)
            ? ("registry.designationForm.recordAndPublish", [draft] + second)
            : (draft.label, second)
    }
}

extension Drawing {
    /// A rank with a word on the threshold.
    fileprivate func offer(_ rank: Rank) -> Form.Offer {
        guard rank.meetsThreshold == false else { return offer(rank.code, rank.name) }
        let label = Message("registry.rank.belowOption", ["name": words(rank.name)])
        return Form.Offer(value: rank.code, label: request.text(label))
    }
}
