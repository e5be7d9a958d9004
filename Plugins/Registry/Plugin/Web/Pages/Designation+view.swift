import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    /// The whole record of a designation, for those who may read it.
    static func view(of designation: Designation, for request: Request) async throws -> View {
        let drawing = Drawing(request: request)
        let database = request.database
        let bodies = try await Bodies.names(
            of: [designation.bodyId], on: request.today, from: database)
        let ranks = try await Ranks.list(
            RankQuery(), on: designation.validFrom, Paging(perPage: Paging.perPageLimit),
            from: database)
        var rights: Set<Permission> = []
        for right in [.editDesignations, designation.state.keeper]
            + designation.nextSteps.map(\.right)
        where try await request.may(right, for: designation.bodyId) { rights.insert(right) }
        let steps = try await steps(of: designation.id, from: database)
        let name = drawing.words(designation.person.fullName)
        let rank = ranks.items.first { $0.code == designation.rank }?.name
        var shown = drawing.duty(designation, rank).merging(
            drawing.record(designation, bodies[designation.bodyId], rights)
        ) { first, _ in first }
        shown.merge(drawing.way(of: designation, steps, rights)) { first, _ in first }
        shown["follows"] = .list(
            try await MaterialEditions.followed(from: designation.validFrom, for: request)
                .map { drawing.followed($0) })
        shown["order"] = try await request.files(.order, of: designation.id)
        return View(
            "registry/designation", title: Message("registry.official.pageTitle", ["name": name]),
            .object(shown))
    }
}

extension Drawing {
    /// The official and the duty.
    fileprivate func duty(_ designation: Designation, _ rank: LocalizedText?) -> [String: Model] {
        [
            "name": localized(designation.person.fullName),
            "position": localized(designation.position), "rank": localized(rank),
            "kind": choice(designation.kind), "actingReason": .optional(designation.actingReason),
            "period": period(from: designation.validFrom, to: designation.validTo),
            "contacts": contacts(designation.contacts),
            "confirmedOn": day(designation.contactsConfirmedOn),
            "receptionHours": localized(designation.receptionHours),
            "receptionPlace": localized(designation.receptionPlace),
            "topics": .list(designation.topics.map { .text($0) }),
        ]
    }

    /// How it stands in the registry.
    fileprivate func record(
        _ designation: Designation, _ body: LocalizedText?, _ rights: Set<Permission>
    ) -> [String: Model] {
        let standing = designation.standing(on: request.today)
        return [
            "id": .text(designation.id.text), "bodyId": .text(designation.bodyId.text),
            "body": localized(body), "basis": choice(designation.basis),
            "orderNumber": .optional(designation.orderNumber),
            "orderDate": day(designation.orderDate), "verdict": choice(designation.rankVerdict),
            "endReason": choice(designation.endReason),
            "state": text(Message(TextKey("registry.state.\(standing)"))),
            "isListed": .flag(standing == "published"),
            "isOpen": .flag(designation.endReason == nil),
            "mayEdit": .flag(
                rights.isSuperset(of: [.editDesignations, designation.state.keeper])),
            "warnings": .list(designation.suspicions.map { .text($0.said(request.text).message) }),
        ]
    }

    /// How it came to where it stands, and who may lead it on: a button for those who may, for others the
    /// right that it takes.
    fileprivate func way(
        of designation: Designation, _ steps: [StepTaken], _ rights: Set<Permission>
    ) -> [String: Model] {
        let (mine, others) = designation.nextSteps.partitioned {
            rights.contains($0.right)
        }
        return [
            "revision": .count(designation.revision),
            "steps": .list(steps.map { row($0) }),
            "buttons": .list(
                mine.map { step, _ in
                    [
                        "path": .text(step.rawValue), "isReturn": .flag(step == .return),
                        "label": text(step.message("button")),
                        "hint": text(step.message("lead")),
                    ]
                }),
            "needs": .list(
                others.filter { ![.return, .withdrawal].contains($0.step) }.map { step, right in
                    text(
                        Message(
                            "registry.stepTaken.needs",
                            [
                                "step": request.text(step.message("button")),
                                "right": request.text(Message(right.label)),
                            ]))
                }),
        ]
    }

    private func row(_ step: StepTaken) -> Model {
        [
            "step": choice(step.step), "at": .text(LocalMoment(step.at).words(in: language)),
            "author": .optional(step.author), "reason": .optional(step.reason),
        ]
    }
}

extension Designation.Step {
    /// A text about the step: `registry.stepPage.<step>.<name>`.
    func message(_ name: String) -> Message {
        Message(TextKey("registry.stepPage.\(rawValue).\(name)"))
    }
}

extension Array {
    fileprivate func partitioned(by belongs: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(belongs), filter { !belongs($0) })
    }
}
