import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// Which bodies a draft will ask: by groups, or with the boxes of a part of the tree.
    static let choicePages: [Page] = [
        .form("campaigns/{id}/choice", .requires(.conductCampaigns), of: SeenChoice.self) {
            request in
            let campaign = try await conducted(request)
            let regions = try await Places.regions(on: request.today, in: request.database)
            let drawing = Drawing(request: request)
            return Form.Content(
                Form.Words(
                    title: "registry.campaignChoice.title",
                    introduction: "registry.campaignChoice.lead",
                    button: "registry.campaignChoice.add",
                    otherButtons: [
                        Form.Button("registry.campaignChoice.takeOut", "out", "true")
                    ], back: "campaigns/\(campaign.id.text)",
                    offers: [
                        "region": regions.map { drawing.offer($0.code.rawValue, $0.name) },
                        "below": try await groups(of: campaign, for: request),
                    ]), record: SeenChoice(revision: campaign.revision))
        } submit: { request, given in
            let campaign = try await seen(given.record.revision, by: request)
            _ = try await request.record {
                try await choose(given.record.choice, for: campaign, in: $0)
            }
            return Destination(
                "campaigns/\(campaign.id.text)", notice: "registry.campaignChoice.done")
        },
        .form(
            "campaigns/{id}/tree/{place}", .requires(.conductCampaigns), of: TickedBodies.self
        ) { request in
            let campaign = try await conducted(request)
            return Form.Content(
                Form.Words(title: "registry.campaignChoice.title"),
                record: TickedBodies(revision: campaign.revision),
                view: try await tree(of: campaign, for: request))
        } submit: { request, given in
            let campaign = try await seen(given.record.revision, by: request)
            let part = try request.listPlace
            _ = try await request.record {
                try await tick(given.record, of: part, for: campaign, in: $0)
            }
            let stays = given.record.below != nil || given.record.without != nil
            let path = "campaigns/\(campaign.id.text)"
            return Destination(
                stays ? "\(path)/tree/\(part.word)" : path,
                notice: "registry.campaignChoice.done")
        },
    ]

    /// The campaign that the path names, where it still is as its page showed it.
    static func seen(_ revision: Int, by request: Request) async throws -> Campaign {
        let campaign = try await current(request)
        guard campaign.revision == revision else { throw Stale() }
        return campaign
    }

    /// Bodies that others are below, as far as the campaign reaches.
    private static func groups(
        of campaign: Campaign, for request: Request
    ) async throws -> [Form.Offer] {
        try await BodyTree(database: request.database).offered(
            below: campaign.unitId, on: request.today, in: request.language, limit: 1_000
        ).map { Drawing(request: request).offer($0.id.text, $0.name) }
    }

    /// The tree with the boxes ticked that are chosen, or that were when the form was sent.
    private static func tree(
        of campaign: Campaign, for request: Request
    ) async throws -> @Sendable (JSON?) -> View {
        let part = try request.listPlace
        if let code = part.code, code.level != .region { throw Missing() }
        let branches = try await branches(of: part, for: campaign, asked: request)
        let regions = try await Places.regions(on: request.today, in: request.database)
        let drawing = Drawing(request: request)
        let partName = drawing.name(of: part, regions)
        let chosen = Set(branches.filter(\.isChosen).map(\.id))
        return { sent in
            View(
                "registry/campaign-tree",
                title: Message(
                    "registry.campaignChoice.treeTitle", ["part": drawing.words(partName)]),
                [
                    "id": .text(campaign.id.text), "part": .text(part.word),
                    "revision": .count(campaign.revision),
                    "name": drawing.localized(campaign.title),
                    "partName": drawing.localized(partName),
                    "branches": .list(
                        drawing.branches(branches, ticked: sent.map(\.ticked) ?? chosen)),
                ])
        }
    }
}

extension JSON {
    /// The boxes that were ticked.
    fileprivate var ticked: Set<UUID> {
        Set((self["bodies"]?.array ?? []).compactMap { $0.string.flatMap(UUID.init(uuidString:)) })
    }
}

extension Drawing {
    /// The bodies of a part as a tree; one whose parent is elsewhere stands at the top.
    fileprivate func branches(_ bodies: [Campaigns.Branch], ticked: Set<UUID>) -> [Model] {
        let known = Set(bodies.map(\.id))
        let children = Dictionary(grouping: bodies) { body in
            body.parentId.flatMap { known.contains($0) ? $0 : nil }
        }
        func below(_ parent: UUID?) -> [Model] {
            (children[parent] ?? []).map { body in
                let lower = below(body.id)
                return [
                    "bodyId": .text(body.id.text), "bodyName": localized(body.name),
                    "bodyWords": .text(words(body.name)),
                    "isChosen": .flag(ticked.contains(body.id)),
                    "expectsNone": .flag(!body.expectsOfficial), "hasLower": .flag(!lower.isEmpty),
                    "branches": .list(lower),
                ]
            }
        }
        return below(nil)
    }
}
