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
        let name = drawing.words(designation.person.fullName)
        let rank = ranks.items.first { $0.code == designation.rank }?.name
        var shown = drawing.duty(designation, rank).merging(
            drawing.record(designation, bodies[designation.bodyId])
        ) { first, _ in first }
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
            "receptionHours": localized(designation.receptionHours),
            "receptionPlace": localized(designation.receptionPlace),
            "topics": .list(designation.topics.map { .text($0) }),
        ]
    }

    /// How it stands in the registry.
    fileprivate func record(
        _ designation: Designation, _ body: LocalizedText?
    ) -> [String: Model] {
        let state = designation.state(on: request.today)
        return [
            "id": .text(designation.id.text), "bodyId": .text(designation.bodyId.text),
            "body": localized(body), "basis": choice(designation.basis),
            "orderNumber": .optional(designation.orderNumber),
            "orderDate": day(designation.orderDate), "verdict": choice(designation.rankVerdict),
            "endReason": choice(designation.endReason),
            "state": text(Message(TextKey("registry.state.\(state)"))),
            "isListed": .flag(state == "published"),
            "isOpen": .flag(designation.endReason == nil),
            "mayEdit": .flag(request.may(.editDesignations)),
            "warnings": .list(designation.suspicions.map { .text($0.said(request.text).message) }),
        ]
    }
}
