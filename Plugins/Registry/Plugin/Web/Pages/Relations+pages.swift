import Foundation
import KazakhstanFormats
import PluginKit

extension Relations {
    static let pages: [Page] = [
        Page.act("relations/{id}/withdrawal", .requires(.editBodies)) { request in
            let relation = try await withdraw(by: request)
            let isOwn = try await request.may(.editBodies, for: relation.bodyId)
            let body = isOwn ? relation.bodyId : relation.otherId
            return Destination("bodies/\(body.text)", notice: "registry.relation.withdrawn")
        }
    ]
}

extension Drawing {
    /// The relations of a body as its page of a day lists them, from its side.
    func relations(_ relations: Listing<BodyRelation>, of body: UUID, on day: Day) -> Model {
        .list(
            relations.items.map { relation in
                let isGiven = relation.bodyId == body
                let side = isGiven ? "To" : "From"
                let time = relation.effectiveOn > day ? "Later" : ""
                return [
                    "relationId": .text(relation.id.text),
                    "bodyId": .text((isGiven ? relation.otherId : relation.bodyId).text),
                    "name": localized(isGiven ? relation.other : relation.body),
                    "kind": text(
                        Message(
                            TextKey("registry.relation.\(relation.kind.rawValue)\(side)\(time)"))),
                    "day": self.day(relation.effectiveOn),
                    "basis": .optional(relation.basis),
                ]
            })
    }

    /// What points to a body, above the form that closes it.
    func ties(of body: Body) async throws -> Form.Subject {
        let ties = try await Bodies.ties(
            of: body.id, Paging(perPage: Paging.perPageLimit), for: request)
        let beyond = ties.total.count - ties.items.count
        return Form.Subject(
            "registry/body-ties",
            [
                "ties": .list(ties.items.map(row)),
                "beyond": beyond > 0
                    ? text(Message("registry.tie.beyond", count: beyond)) : .none,
            ])
    }

    private func row(_ tie: BodyTie) -> Model {
        let link: String? =
            switch tie.kind {
            case .child, .relation: "bodies/\(tie.id.text)"
            case .designation, .draft, .contactQuery: "designations/\(tie.id.text)"
            case .contactNote: "contact-notes"
            case .contactReport: "contact-reports/\(tie.id.text)/settlement"
            case .campaign: "campaigns/\(tie.id.text)"
            case .campaignAnswer: "campaigns/\(tie.id.text)/bodies"
            case .material: "material-editions/\(tie.id.text)/acknowledgements"
            case .placement: "placements/\(tie.id.text)/removal"
            case .role: nil
            }
        return [
            "kind": choice(tie.kind), "name": localized(tie.name), "link": .optional(link),
            "role": tie.role.map { text(Message(TextKey("host.role.\($0)"))) } ?? .none,
            "since": day(tie.since), "fate": choice(tie.fate),
        ]
    }
}
